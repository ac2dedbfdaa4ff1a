"""Fields that every form of programmes shares: labels, limits and sentences for what is missing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def text_field(
    label: Any, *, longest: int, required: bool = True, hint: Any = "", missing: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=hint,
        error_messages={"required": missing or _("Enter a text.")},
    )


def count_field(label: Any, *, least: int = 0, required: bool = True, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=10_000_000,
        required=required,
        help_text=hint,
        error_messages={"required": _("Enter a number."), "invalid": _("Enter a whole number.")},
    )
