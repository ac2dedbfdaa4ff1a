"""What people type about questionnaires."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import long_text
from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import (
    Analysis,
    Item,
    ItemType,
    Questionnaire,
    Wording,
    wordings_of,
)
from probierz.surveys.queries.questionnaires import Frozen
from probierz.surveys.web.questions import words

_TITLE = ("", "title")  # a draft without a name could not be opened by its link
_OUTCOMES = {ItemType.CHOICE, ItemType.YES_NO}


class RevisionForm(forms.Form):
    """What every form of the editor carries: which state of the draft it was read from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class NewForm(forms.Form):
    """A questionnaire to begin."""

    title_pl = forms.CharField(label=_("Title in Polish"), max_length=120)
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    base = forms.ChoiceField(
        label=_("Begin from"),
        required=False,
        widget=forms.RadioSelect,
        initial="",
        help_text=_("A copy is yours to change; the questionnaire it came from stays as it is."),
    )

    def __init__(self, *args: Any, versions: Iterable[Frozen], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(one.key, f"{words(one.content.title)} ({one.key})") for one in versions]
        self.fields["base"].choices = [("", _("an empty page")), *named]  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """A questionnaire in a file of another system."""

    file = forms.FileField(
        label=_("File"), help_text=_("An XLSForm (xlsx) or LimeSurvey's tab-separated values (txt).")
    )
    title_pl = forms.CharField(
        label=_("Title in Polish"), max_length=120, required=False, help_text=_("Empty: the title in the file.")
    )
    anyway = forms.BooleanField(
        label=_("Begin the draft even when some rows come in changed or not at all"), required=False
    )


class SettingsForm(RevisionForm):
    """What the questionnaire is called, how it greets, and which questions its results are made of."""

    title_pl = forms.CharField(label=_("Title in Polish"), max_length=120)
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    intro_pl = long_text(_("First words in Polish"), rows=2, most=600, hint=_("Above the first question."))
    intro_en = long_text(_("First words in English"), rows=2, most=600)
    max_minutes = forms.IntegerField(label=_("Minutes it takes"), min_value=1, max_value=60)
    index_items = forms.MultipleChoiceField(
        label=_("Questions that make the index"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Ratings from 1 to 5, at most ten. The index is their mean, from 0 to 100."),
    )
    overall = forms.ChoiceField(label=_("The overall rating"), required=False)
    outcome = forms.ChoiceField(
        label=_("Was the matter settled?"),
        required=False,
        help_text=_("Results are told for those whose matter was settled, and for the others."),
    )
    trust = forms.ChoiceField(label=_("Trust in the office"), required=False)

    def __init__(self, *args: Any, content: Questionnaire, is_local: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.content = content
        analysis = content.analysis
        self.initial = {
            "title_pl": content.title.pl,
            "title_en": content.title.en,
            "intro_pl": content.intro.pl,
            "intro_en": content.intro.en,
            "max_minutes": content.max_minutes,
            "index_items": list(analysis.index_items),
            "overall": analysis.overall,
            "outcome": analysis.outcome or "",
            "trust": analysis.trust or "",
            **self.initial,
        }
        ratings = [_named(item) for item in content.items if item.is_rating]
        outcomes = [_named(item) for item in content.items if item.type in _OUTCOMES]
        nothing = [("", _("none"))]
        for name, choices in {
            "index_items": ratings,
            "overall": nothing + ratings,
            "trust": nothing + ratings,
            "outcome": nothing + outcomes,
        }.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if is_local:
            for name in ("index_items", "overall", "outcome", "trust", "max_minutes", "intro_pl", "intro_en"):
                del self.fields[name]

    def changed(self) -> Questionnaire:
        given = self.cleaned_data
        title = Bilingual(given["title_pl"], given["title_en"])
        if "overall" not in given:
            return replace(self.content, title=title)
        return replace(
            self.content,
            title=title,
            intro=Bilingual(given["intro_pl"], given["intro_en"]),
            max_minutes=given["max_minutes"],
            analysis=Analysis(
                index_items=tuple(given["index_items"]),
                overall=given["overall"],
                outcome=given["outcome"] or None,
                trust=given["trust"] or None,
            ),
        )


class WordsForm(RevisionForm):
    """Every text of a questionnaire in both languages, side by side."""

    def __init__(self, *args: Any, content: Questionnaire, **options: Any) -> None:
        super().__init__(*args, **options)
        self.wordings = list(wordings_of(content))
        for place, one in enumerate(self.wordings):
            for language in ("pl", "en"):
                self.fields[f"{language}{place}"] = forms.CharField(
                    label=f"{one.where} {one.part}",
                    required=language == "pl" and (one.where, one.part) == _TITLE,
                    max_length=1000,
                    initial=getattr(one.text, language),
                    widget=forms.Textarea(attrs={"rows": 1, "lang": language}),
                )

    def rows(self) -> list[tuple[Wording, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"pl{place}"], self[f"en{place}"]) for place, one in enumerate(self.wordings)]

    def changed(self) -> list[Wording]:
        """The texts that differ from what stands."""
        given = self.cleaned_data
        typed = ((one, Bilingual(given[f"pl{place}"], given[f"en{place}"])) for place, one in enumerate(self.wordings))
        return [replace(one, text=text) for one, text in typed if text != one.text]


def _named(item: Item) -> tuple[str, str]:
    return item.code, f"{item.code} · {words(item.text)}"
