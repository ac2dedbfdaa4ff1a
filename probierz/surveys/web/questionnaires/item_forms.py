"""What people type about one question or one screen."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import long_text
from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import CODE, LONGEST_LINE, LONGEST_TEXT, RESERVED, Group, Item, ItemType
from probierz.surveys.web.questionnaires.conditions import ConditionForm
from probierz.surveys.web.questionnaires.forms import RevisionForm
from probierz.surveys.web.questionnaires.options import FREE, OptionRow, options_from, rows_of, rows_typed, wrong_codes

_LONGEST = {ItemType.LINE: LONGEST_LINE, ItemType.TEXT: LONGEST_TEXT}


class ItemForm(RevisionForm, ConditionForm):
    """One question of any type; what the type has no use for is left out."""

    code = forms.CharField(
        label=_("Code"),
        max_length=32,
        help_text=_("Answers are stored and waves compared by it. It stays with the question for good."),
    )
    text_pl = long_text(_("Question in Polish"), rows=2, most=1000, required=True)
    text_en = long_text(_("Question in English"), rows=2, most=1000)
    hint_pl = forms.CharField(label=_("Hint in Polish"), max_length=300, required=False)
    hint_en = forms.CharField(label=_("Hint in English"), max_length=300, required=False)
    required = forms.BooleanField(label=_("An answer is required"), required=False)
    reverse = forms.BooleanField(label=_("A high rating is a bad one: count it the other way round"), required=False)
    in_index = forms.BooleanField(label=_("Counts towards the index"), required=False)
    minimum = forms.IntegerField(label=_("Smallest number"), required=False)
    maximum = forms.IntegerField(label=_("Largest number"), required=False)
    max_length = forms.IntegerField(label=_("Longest answer, in characters"), min_value=1)

    def __init__(
        self, *args: Any, item: Item, is_new: bool, taken: frozenset[str], in_index: bool, **options: Any
    ) -> None:
        super().__init__(*args, condition=item.shown_if, **options)
        self.item, self.is_new, self.taken = item, is_new, taken
        given = {
            "code": item.code,
            "text_pl": item.text.pl,
            "text_en": item.text.en,
            "hint_pl": item.hint.pl,
            "hint_en": item.hint.en,
            "required": item.required,
            "reverse": item.reverse,
            "minimum": item.minimum,
            "maximum": item.maximum,
            "max_length": item.max_length,
            "in_index": in_index,
        }
        self.initial = {**given, **self.initial}
        for name in _unused(item, is_new=is_new):
            del self.fields[name]
        if item.type in _LONGEST:
            self.fields["max_length"].validators.append(_at_most(_LONGEST[item.type]))

    @property
    def option_rows(self) -> list[OptionRow]:
        if isinstance(self.data, QueryDict) and self.is_bound:
            return rows_typed(self.data, is_fixed=not self.has_free_options)
        return rows_of(self.item)

    @property
    def has_free_options(self) -> bool:
        return self.item.type in FREE

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip()
        if not CODE.fullmatch(code):
            raise ValidationError(_("Use small letters a-z, digits, - and _ only, for example k7 or waiting-time."))
        if code in RESERVED:
            raise ValidationError(_("The form itself uses this code. Choose another one."))
        if code in self.taken:
            raise ValidationError(_("Another question or screen has this code. Choose another one."))
        return code

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.item.options or self.has_free_options:
            options = options_from(self.option_rows, self.item)
            if wrong := wrong_codes(options):
                message = _("The code of an answer is made of a-z, 0-9, - and _: %(codes)s")
                self.add_error(None, ValidationError(message, params={"codes": ", ".join(wrong)}))
            cleaned["options"] = options
        low, high = cleaned.get("minimum"), cleaned.get("maximum")
        if low is not None and high is not None and low >= high:
            self.add_error("maximum", _("The smallest number must be less than the largest."))
        return cleaned

    def changed(self) -> Item:
        """The question as it was typed."""
        given = self.cleaned_data
        return replace(
            self.item,
            code=given.get("code", self.item.code),
            text=Bilingual(given["text_pl"], given["text_en"]),
            hint=Bilingual(given.get("hint_pl", ""), given.get("hint_en", "")),
            required=given.get("required", False),
            reverse=given.get("reverse", False),
            options=given.get("options", self.item.options),
            minimum=given.get("minimum"),
            maximum=given.get("maximum"),
            max_length=given.get("max_length", self.item.max_length),
            shown_if=self.condition(),
        )


class GroupForm(RevisionForm, ConditionForm):
    """A screen: its heading and when it is shown."""

    title_pl = forms.CharField(label=_("Heading in Polish"), max_length=200)
    title_en = forms.CharField(label=_("Heading in English"), max_length=200, required=False)

    def __init__(self, *args: Any, group: Group, **options: Any) -> None:
        super().__init__(*args, condition=group.shown_if, **options)
        self.group = group
        self.initial = {"title_pl": group.title.pl, "title_en": group.title.en, **self.initial}

    def changed(self) -> Group:
        given = self.cleaned_data
        title = Bilingual(given["title_pl"], given["title_en"])
        return replace(self.group, title=title, shown_if=self.condition())


def _unused(item: Item, *, is_new: bool) -> list[str]:
    """Fields that mean nothing for this type of question."""
    used = {
        "code": is_new,
        "hint_pl": item.is_answered and item.is_seen,
        "hint_en": item.is_answered and item.is_seen,
        "required": item.is_answered and item.is_seen,
        "reverse": item.is_rating,
        "in_index": item.is_rating,
        "minimum": item.type is ItemType.NUMBER,
        "maximum": item.type is ItemType.NUMBER,
        "max_length": item.is_open,
    }
    return [name for name, is_used in used.items() if not is_used]


def _at_most(limit: int) -> Any:
    def check(value: int) -> None:
        if value > limit:
            raise ValidationError(_("At most %(limit)s."), params={"limit": limit})

    return check
