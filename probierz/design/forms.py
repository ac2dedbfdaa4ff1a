"""Draws Django forms in our pattern: label, hint, error, control, joined for screen readers."""

from datetime import date
from typing import Any, TypeVar

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

# The calendar itself ends in the year 9999: the day after its last one would be an error in the code.
YEARS = range(1900, 2200)

CONTROL_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, ""),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.widgets.Input, "govuk-input"),
)


class DayInput(forms.DateInput):
    """A date with the browser's own calendar; its value travels as year-month-day in any language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day of our times, typed or chosen; a year such as 0211 or 9999 is a slip of the finger."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("This is not a day. Write year, month and day, for example 2026-03-31."),
        "required": _("Give the day."),
    }

    def to_python(self, value: Any) -> date | None:
        day: date | None = super().to_python(value)
        if day is not None and day.year not in YEARS:
            raise forms.ValidationError(_("Check the year: it must be between 1900 and 2199."), code="year")
        return day


Known = TypeVar("Known", bound=forms.Field)


def field_of(form: forms.Form, name: str, kind: type[Known]) -> Known:
    """A field of a form with its own type, for choices that are known only when the form is made."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(name)
    return field


def control_class(widget: forms.Widget) -> str:
    return next((name for kind, name in CONTROL_CLASSES if isinstance(widget, kind)), "")


class Field(BoundField):
    """A field that dresses its own control, so that views and forms name no CSS classes."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        dressed = super().build_widget_attrs(attrs, widget)
        control = widget or self.field.widget
        given = dressed.get("class") or control.attrs.get("class") or ""
        if names := f"{control_class(control)} {given}".strip():
            dressed["class"] = names
        # Errors are ours to say, in words and in the page's language; browsers would stop the form first.
        dressed.pop("required", None)
        if self.use_fieldset:
            dressed.pop("aria-invalid", None)  # the group says it; a single radio cannot be wrong
        if self.field.required and not self.use_fieldset and not control.is_hidden:
            dressed["aria-required"] = "true"
        return dressed

    @property
    def is_single_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def choice_pattern(self) -> str:
        """The pattern of a list of choices: `radios`, `checkboxes`, or nothing."""
        if isinstance(self.field.widget, forms.CheckboxSelectMultiple):
            return "checkboxes"
        return "radios" if isinstance(self.field.widget, forms.RadioSelect) else ""

    @property
    def choice_groups(self) -> list[tuple[str, list[BoundWidget], bool]]:
        """Choices under the names of their groups, and whether one is unfolded; one nameless group without names."""
        groups: dict[str, list[BoundWidget]] = {}
        names = [str(name) for name, _label in getattr(self.field.widget, "choices", ())]
        for one in self.subwidgets:
            place, _dot, within = str(one.data["index"]).partition("_")  # Django writes "group_choice"
            groups.setdefault(names[int(place)] if within else "", []).append(one)
        first = next(iter(groups), "") if self.errors else None
        return [
            (name, some, name == first or any(one.data["selected"] for one in some)) for name, some in groups.items()
        ]

    @property
    def error_anchor(self) -> str:
        """The id that a link in the error summary jumps to: for choices, the first of them."""
        first = next(iter(self.subwidgets), None) if self.choice_pattern else None
        return first.id_for_label if first else self.id_for_label or self.auto_id


class FormRenderer(TemplatesSetting):
    """Named in settings as FORM_RENDERER."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"
    bound_field_class = Field
