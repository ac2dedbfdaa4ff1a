"""What an office types about a list of people it invites."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField
from probierz.surveys.labels import ADDRESS_FAULTS
from probierz.surveys.rules.addresses import AddressList, read_addresses
from probierz.surveys.rules.invitations import LARGEST_LIST, LINK_MARK, LONGEST_LETTER

LARGEST_FILE = 2_000_000  # bytes
SHOWN_FAULTS = 5
LETTER_PL = """Dzień dobry,

załatwiali Państwo niedawno sprawę w naszym urzędzie. Prosimy o ocenę: to kilka pytań i około minuty.

{link}

Ankieta jest anonimowa. Dziękujemy."""
LETTER_EN = """Good morning,

you have recently dealt with a matter in our office. Please tell us how we did: a few questions, about a minute.

{link}

The survey is anonymous. Thank you."""

STAFF_SUBJECT_PL = "Jak się u nas rozmawia? Ankieta pracownicza"
STAFF_LETTER_PL = """Dzień dobry,

pytamy o przepływ informacji w naszym urzędzie. Ankieta zajmie około trzech minut.

{link}

Odpowiedzi są anonimowe: nikt nie zobaczy, kto i jak odpowiedział. Dziękujemy."""
STAFF_SUBJECT_EN = "How do we talk to each other? A survey of staff"
STAFF_LETTER_EN = """Good morning,

we ask how information flows in our office. The survey takes about three minutes.

{link}

Answers are anonymous: nobody will see who answered and how. Thank you."""
LETTER = ("legal_basis", "delete_on", "subject_pl", "body_pl", "subject_en", "body_en")


class LetterForm(forms.Form):
    """The right to write to people, until when their addresses are kept, and a letter in each language."""

    legal_basis = forms.CharField(
        label=_("Why you may write to these people"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The legal basis in one sentence; it stands in each letter."),
    )
    delete_on = DayField(
        label=_("Delete the list on"),
        help_text=_("The list is deleted when the survey closes, and on this day at the latest."),
    )
    subject_pl = forms.CharField(
        label=_("Subject of the Polish letter"), max_length=150, initial="Jak ocenia Pani/Pan nasz urząd?"
    )
    body_pl = forms.CharField(
        label=_("Polish letter"),
        max_length=LONGEST_LETTER,
        initial=LETTER_PL,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Where {link} stands, each person gets a link of their own."),
    )
    subject_en = forms.CharField(
        label=_("Subject of the English letter"), max_length=150, initial="How did our office do?"
    )
    body_en = forms.CharField(
        label=_("English letter"),
        max_length=LONGEST_LETTER,
        initial=LETTER_EN,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_delete_on(self) -> date:
        day: date = self.cleaned_data["delete_on"]
        if day <= self.today:
            raise forms.ValidationError(_("Choose a day after today."))
        return day

    def clean_body_pl(self) -> str:
        return self._with_link("body_pl")

    def clean_body_en(self) -> str:
        return self._with_link("body_en")

    def _with_link(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if LINK_MARK not in text:
            raise forms.ValidationError(_("Put {link} where the link to the survey should stand."))
        return text


class MailingForm(LetterForm):
    """A list of addresses with its letter."""

    name = forms.CharField(
        label=_("Name of the list"),
        max_length=120,
        help_text=_("For you and in the results by collection point. For example: building permits, autumn."),
    )
    addresses = forms.CharField(
        label=_("Addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("One to a line. After a semicolon you can give the language of the letter: pl or en."),
    )
    file = forms.FileField(label=_("Or a csv file with the same lines"), required=False)
    field_order = ("name", "addresses", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read = AddressList((), (), 0)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        text = "\n".join(part for part in (cleaned.get("addresses", ""), self._from_file(cleaned)) if part)
        self.read = read_addresses(text)
        for problem in self._problems():
            self.add_error("addresses", problem)
        return cleaned

    def _problems(self) -> list[str]:
        faults = self.read.faults
        if not faults and not self.read.addresses:
            return [_now("Give at least one address.")]
        if len(self.read.addresses) > LARGEST_LIST:
            return [_now("At most %(limit)s addresses fit into one list. Make two lists.") % {"limit": LARGEST_LIST}]
        told = [
            _now("Line %(number)s, “%(text)s”: %(fault)s")
            % {"number": one.number, "text": one.text[:60], "fault": ADDRESS_FAULTS[one.fault]}
            for one in faults[:SHOWN_FAULTS]
        ]
        if len(faults) > SHOWN_FAULTS:
            told.append(_now("Lines that are no address, besides these: %(n)s") % {"n": len(faults) - SHOWN_FAULTS})
        return told

    def _from_file(self, cleaned: dict[str, Any]) -> str:
        file = cleaned.get("file")
        if file is None:
            return ""
        if file.size > LARGEST_FILE:
            self.add_error("file", _("This file is too large. Leave only the addresses in it."))
            return ""
        data: bytes = file.read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1250", errors="replace")
        heading, _newline, lines = text.partition("\n")
        return text if "@" in heading else lines


class StaffForm(LetterForm):
    """The letter to everybody who works in the office."""

    def __init__(self, *args: Any, closes_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # When the survey closes the list is deleted anyhow.
        self.fields["delete_on"].initial = closes_on
        self.fields["subject_pl"].initial = STAFF_SUBJECT_PL
        self.fields["body_pl"].initial = STAFF_LETTER_PL
        self.fields["subject_en"].initial = STAFF_SUBJECT_EN
        self.fields["body_en"].initial = STAFF_LETTER_EN
