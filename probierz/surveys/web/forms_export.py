"""What people say when they take single answers out."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.surveys.labels import EXPORT_FORMATS, WAVE_ROLES
from probierz.surveys.rules import WaveRole
from probierz.surveys.rules.exporting import ExportFormat

CODES = "codes"


class ExportForm(forms.Form):
    """Which answers, in which file, what for."""

    wave = forms.ChoiceField(label=_("Wave"), choices=list(WAVE_ROLES.items()), initial=WaveRole.BASELINE)
    form = forms.ChoiceField(
        label=_("File"), choices=list(EXPORT_FORMATS.items()), initial=ExportFormat.CSV, widget=forms.RadioSelect
    )
    words = forms.ChoiceField(
        label=_("Answers as"),
        choices=[
            ("pl", _("words in Polish")),
            ("en", _("words in English")),
            (CODES, pgettext_lazy("answers as", "codes")),
        ],
        initial="pl",
        help_text=_("SPSS files hold numbers and their words; JSON lines always hold codes."),
    )
    purpose = forms.CharField(
        label=_("What are they for?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history of the office with your name."),
    )
