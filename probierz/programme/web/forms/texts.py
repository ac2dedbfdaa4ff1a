"""Forms of settings, news and the words of the report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField
from probierz.programme.labels import NEWS_CATEGORIES
from probierz.programme.web.forms.fields import text_field


class SettingsForm(forms.Form):
    """Names, days and visibility of the programme."""

    name_pl = text_field(_("Name in Polish"), longest=200)
    name_en = text_field(_("Name in English"), longest=200)
    motto_pl = text_field(_("Motto in Polish"), longest=200, required=False)
    motto_en = text_field(_("Motto in English"), longest=200, required=False)
    starts_on = DayField(label=_("First day of the programme"))
    closes_on = DayField(
        label=_("Closing day"),
        required=False,
        help_text=_(
            "Participants and results are counted as of this day for ever. Leave it empty while the programme runs."
        ),
    )
    is_public = forms.BooleanField(label=_("Show the programme on the public site"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("starts_on"), given.get("closes_on")
        if first and last and last <= first:
            self.add_error("closes_on", _("The programme closes before it begins. Correct one of the days."))
        return given


class NewsForm(forms.Form):
    """An item of news in both languages."""

    category = forms.ChoiceField(label=_("Category"), choices=list(NEWS_CATEGORIES.items()))
    title_pl = text_field(_("Title in Polish"), longest=200, missing=_("Enter the title in Polish."))
    body_pl = forms.CharField(
        label=_("Text in Polish"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Markdown: an empty line begins a paragraph, **bold**, a dash begins a list."),
        error_messages={"required": _("Enter the text in Polish.")},
    )
    title_en = text_field(_("Title in English"), longest=200, missing=_("Enter the title in English."))
    body_en = forms.CharField(
        label=_("Text in English"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Enter the text in English.")},
    )
    author = text_field(_("Author"), longest=150, missing=_("Enter who wrote it."))


class ReportTextForm(forms.Form):
    """Words of a section that no register can say."""

    body_pl = forms.CharField(
        label=_("Text in Polish"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    body_en = forms.CharField(
        label=_("Text in English"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
