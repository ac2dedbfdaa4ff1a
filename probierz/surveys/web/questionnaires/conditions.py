"""The part of a form that says after which answers something is shown: ticks, or a line for groups of conditions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.lib.questionnaires import (
    AnswerIs,
    Condition,
    ConditionUnreadable,
    Item,
    Joined,
    condition_from,
    every_test,
    text_of,
)
from probierz.surveys.web.questions import words

TICKS, LINE = "ticks", "line"


class ConditionForm(forms.Form):
    """Ticks as long as the condition is one list of answers; a line of text once it has groups."""

    when_as = forms.CharField(widget=forms.HiddenInput, required=False)
    when_joined = forms.ChoiceField(
        label=_("When several questions are chosen below"),
        choices=[
            (Joined.ALL.value, pgettext_lazy("condition", "all of them must fit")),
            (Joined.ANY.value, pgettext_lazy("condition", "one of them is enough")),
        ],
        widget=forms.RadioSelect,
        initial=Joined.ALL.value,
        required=False,
    )
    when_line = forms.CharField(
        label=_("Condition"),
        required=False,
        max_length=1000,
        help_text=_("For example: k2 = not-settled and (k3 = 1, 2 or k4 = 1, 2)"),
    )

    def __init__(
        self, *args: Any, asked: Iterable[Item], condition: Condition | None, as_line: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.asked = list(asked)
        known = {item.code for item in self.asked}
        tests = list(every_test(condition))
        is_plain = condition is None or (
            condition.is_flat and {test.item for test in tests} <= known and len({t.item for t in tests}) == len(tests)
        )
        self.initial["when_as"] = TICKS if is_plain and not as_line else LINE
        self.initial["when_line"] = text_of(condition)
        self.initial["when_joined"] = (condition.joined if condition else Joined.ALL).value
        ticked = {test.item: list(test.codes) for test in tests}
        for item in self.asked:
            self.fields[f"when_{item.code}"] = forms.MultipleChoiceField(
                label=f"{item.code} · {words(item.text)}",
                choices=[(option.code, words(option.label) or option.code) for option in item.options],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=ticked.get(item.code, []),
            )

    @property
    def is_line(self) -> bool:
        return bool((self.data if self.is_bound else self.initial).get("when_as") == LINE)

    @property
    def has_condition(self) -> bool:
        return bool(self.initial["when_line"]) or self.is_line or any(name.startswith("when") for name in self.errors)

    @property
    def tick_fields(self) -> list[forms.BoundField]:
        return [self[f"when_{item.code}"] for item in self.asked]

    def clean_when_line(self) -> str:
        line = str(self.cleaned_data["when_line"])
        if not self.is_line:
            return ""
        try:
            condition_from(line)
        except ConditionUnreadable as unreadable:
            near = unreadable.near or str(_("the end"))
            raise forms.ValidationError(
                _("This condition cannot be read; look at: %(near)s"), params={"near": near}
            ) from unreadable
        return line

    def condition(self) -> Condition | None:
        """What was said, once the form is valid."""
        given = self.cleaned_data
        if self.is_line:
            return condition_from(given["when_line"])
        chosen = ((item.code, given[f"when_{item.code}"]) for item in self.asked)
        tests = tuple(AnswerIs(code, tuple(codes)) for code, codes in chosen if codes)
        return Condition(Joined(given["when_joined"] or Joined.ALL), tests) if tests else None
