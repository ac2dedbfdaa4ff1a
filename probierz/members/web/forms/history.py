"""What a reader of the history wants to see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.trail.labels import GROUPS
from probierz.trail.reading import Wish, actors_of, groups_of


class HistoryFilters(forms.Form):
    """The filters above the history; what makes no sense is said beside its field and not applied."""

    group = forms.ChoiceField(label=_("About"), required=False)
    actor = forms.ChoiceField(label=_("Who"), required=False)
    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)
    thing = forms.CharField(widget=forms.HiddenInput, required=False, max_length=170)

    def __init__(self, *arguments: Any, chain: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        groups = sorted((str(GROUPS.get(name, name)), name) for name in groups_of(chain))
        actors = actors_of(chain)
        people = sorted((name, key) for key, name in actors.items() if name)
        machines = [(key, _("Probierz itself")) for key in actors if key.startswith("system:")]
        group, actor = (field_of(self, name, forms.ChoiceField) for name in ("group", "actor"))
        group.choices = [("", _("everything")), *((name, words) for words, name in groups)]
        actor.choices = [("", _("everybody")), *((key, name) for name, key in people), *machines[:1]]

    def wish(self) -> Wish:
        self.is_valid()
        given = self.cleaned_data
        kind, _separator, key = given.get("thing", "").partition(":")
        return Wish(
            group=given.get("group", ""),
            actor=given.get("actor", ""),
            first=given.get("first"),
            last=given.get("last"),
            target=(kind, key) if key else None,
        )
