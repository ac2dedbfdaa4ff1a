"""Forms about certificates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from probierz.certificates.labels import REFUSALS, STATES
from probierz.certificates.models import Certificate
from probierz.certificates.queries import Recipient
from probierz.certificates.rules import Refusal
from probierz.certificates.rules.numbers import is_number, token_in
from probierz.certificates.rules.paper import Wording
from probierz.design.forms import DayField, field_of
from probierz.lib.polish import tidy
from probierz.lib.typesetting.certificate import Signatory

SIGNATORIES = (1, 2)
MOST_BYTES = 10_000_000


STATE_CHOICES = [("", _("all")), *((state.value, word) for state, word in STATES.items())]


class RegisterFilters(forms.Form):
    """What the register shows."""

    q = forms.CharField(label=_("Number or office"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATE_CHOICES)


def signatures(data: Mapping[str, Any]) -> dict[str, str]:
    """The fields of those who signed, from what was printed."""
    values: dict[str, str] = {}
    for number, one in zip(SIGNATORIES, data.get("signatories", []), strict=False):
        values |= {f"name_{number}": one["name"], f"function_{number}": one["function"]}
    return values


class WordingForm(forms.Form):
    """What is printed on every certificate of a series besides the office."""

    issued_on = DayField(
        label=_("Date of issue"),
        help_text=_("Printed on the certificate; its year goes into the number."),
        error_messages={"invalid": _("Enter the date as year, month and day, for example 2011-01-20.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the certificate"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=100)
    conference = forms.CharField(label=_("Closing conference"), required=False, max_length=150)
    name_1 = forms.CharField(label=_("First signature: name"), required=False, max_length=100)
    function_1 = forms.CharField(label=_("First signature: function"), required=False, max_length=120)
    name_2 = forms.CharField(label=_("Second signature: name"), required=False, max_length=100)
    function_2 = forms.CharField(label=_("Second signature: function"), required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for number in SIGNATORIES:
            if given.get(f"function_{number}") and not given.get(f"name_{number}"):
                self.add_error(f"name_{number}", _("Enter the name of the person who signs, or remove the function."))
        return given

    def wording(self) -> Wording:
        """The valid form as a value."""
        given = self.cleaned_data
        signatories = [
            Signatory(name=tidy(given[f"name_{number}"]), function=tidy(given[f"function_{number}"]))
            for number in SIGNATORIES
            if given[f"name_{number}"]
        ]
        return Wording(
            issued_on=given["issued_on"],
            language=given["language"],
            signatories=signatories,
            place=tidy(given["place"]),
            conference=tidy(given["conference"]),
        )


class SeriesForm(WordingForm):
    """A series: for whom, and what is printed."""

    recipients = forms.MultipleChoiceField(
        label=_("Offices"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": REFUSALS[Refusal.NOBODY_CHOSEN],
            "invalid_choice": REFUSALS[Refusal.NO_PART_TAKEN],
        },
    )
    field_order = ("recipients",)

    def __init__(self, *args: Any, possible: Sequence[Recipient], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {one.office.code: one for one in possible}
        # Who holds one already may come once more by a second click; the action explains that it is passed over.
        offered = [one for one in possible if one.shares and (self.is_bound or one.is_free)]
        recipients = field_of(self, "recipients", forms.MultipleChoiceField)
        recipients.choices = [(one.office.code, one.name) for one in offered]
        self.initial.setdefault("recipients", [one.office.code for one in offered])

    def chosen(self) -> list[Recipient]:
        return [self.by_code[code] for code in self.cleaned_data["recipients"]]


class ReasonForm(forms.Form):
    """Why a certificate ends."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("It stays in the register. The public check does not show it."),
        error_messages={"required": REFUSALS[Refusal.NO_REASON]},
    )


class ReplaceForm(WordingForm):
    """The words of the certificate that comes in place of another."""

    recipient = forms.CharField(label=_("Office, as printed"), max_length=200)
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("It stays in the register. The public check does not show it."),
        error_messages={"required": REFUSALS[Refusal.NO_REASON]},
    )
    field_order = ("reason", "recipient")

    @staticmethod
    def values_of(certificate: Certificate) -> dict[str, Any]:
        """The form as the certificate stands, issued today."""
        data = certificate.data
        return {
            "recipient": certificate.recipient,
            "language": certificate.language,
            "issued_on": timezone.localdate(),
            "place": data["place"],
            "conference": data["conference"],
            **signatures(data),
        }


class CodeForm(forms.Form):
    """The code a stranger types."""

    code = forms.CharField(
        label=_("Code or address from the certificate"),
        max_length=300,
        help_text=_(
            "At the bottom left of the certificate, beside the QR code, an address is printed. "
            "The code is its end, the 22 characters after /c/. You can also type the whole address."
        ),
        error_messages={"required": _("Type the code or paste the address that stands beside the QR code.")},
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        token = token_in(typed)
        if token is None and is_number(typed):
            raise forms.ValidationError(
                _(
                    "This is the number of the certificate. Numbers follow one another and anybody could guess them, "
                    "so type the code: the 22 characters after /c/ in the address beside the QR code."
                )
            )
        if token is None:
            raise forms.ValidationError(
                _("This is not a code of a certificate. It has 22 letters and digits; mind capital and small letters.")
            )
        return token


class FileForm(forms.Form):
    """The file a stranger compares."""

    file = forms.FileField(
        label=_("PDF file of the certificate"),
        help_text=_("We compare it with the issued one and keep nothing."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": _("Choose the PDF file of the certificate."),
            "empty": _("The file is empty. Choose the PDF file of the certificate."),
        },
    )

    def clean_file(self) -> bytes:
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is bigger than 10 MB, so it is not one of our certificates. Choose another file.")
            )
        content: bytes = given.read()
        return content
