"""What the forms of planning share: people and processes to choose from, numbers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design import choosing
from probierz.processes.rules.readings import number_of


class Choosing(choosing.Choosing):
    """A form that offers people, processes and others of the office by their keys."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        offered = {name: options.pop(name, ()) for name in ("people", "processes", "indicators", "objectives")}
        super().__init__(*arguments, **options)
        self.offer("responsible", offered["people"], nothing=_("nobody"), words=lambda one: one.family_first)
        self.offer("process", offered["processes"], nothing=_("none"))
        self.offer(
            "indicator", offered["indicators"], nothing=_("none"), words=lambda one: f"{one.process.code} {one.name}"
        )
        self.offer("objective", offered["objectives"], nothing=_("none"))


class NumberField(forms.CharField):
    """A number with a comma or a point."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = number_of(text) if text else None
        if text and found is None:
            raise forms.ValidationError(_("Write a number, for example 12,5."))
        return found


def asked(offered: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Nothing is chosen beforehand: the first answer must not become everybody's judgement."""
    return [("", _("choose")), *offered]


def scored(words: Iterable[Any]) -> list[tuple[int, str]]:
    return [(step, f"{step} {word}") for step, word in enumerate(words, start=1)]
