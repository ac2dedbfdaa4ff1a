"""Forms about the office itself, its roles and invitations."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.lib.office_kinds import may_be_teryt
from probierz.members.actions.office import LetterheadLines
from probierz.members.labels import REFUSALS
from probierz.members.models import Letterhead
from probierz.members.rules import LARGEST_LOGO, Refusal
from probierz.offices.rules import OfficeKind
from probierz.people.labels import ROLES
from probierz.people.rules import OFFICE_ROLES, Role

ROLE_CHOICES = [(role.value, ROLES[role]) for role in OFFICE_ROLES]
LANGUAGES = [("pl", "Polski"), ("en", "English")]


def teryt_field() -> forms.CharField:
    return forms.CharField(label=_("TERYT code"), required=False, max_length=7)


def checked_teryt(code: str, kind: OfficeKind) -> str:
    """The code, refused when no office of this kind bears such a one."""
    if code and not may_be_teryt(code, kind):
        raise forms.ValidationError(
            _("A TERYT code has 2 digits (voivodeship), 4 digits (county), 6 or 7 digits (municipality).")
        )
    return code


class LetterheadForm(forms.Form):
    """What stands at the head of letters and reports."""

    address = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Each line of the address in a line of its own."),
    )
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")

    @classmethod
    def of(cls, letterhead: Letterhead | None) -> "LetterheadForm":
        names = cls.base_fields
        return cls(initial={name: getattr(letterhead, name) for name in names} if letterhead else {})

    def lines(self) -> LetterheadLines:
        return LetterheadLines(**self.cleaned_data)


class LogoForm(forms.Form):
    """A picture, judged by its content."""

    logo = forms.FileField(label=_("Logo"), help_text=_("PNG or JPEG, at most 500 KB and 4000 pixels on a side."))

    def content(self) -> bytes:
        content: bytes = self.cleaned_data["logo"].read()
        return content

    def clean_logo(self) -> Any:
        logo = self.cleaned_data["logo"]
        if logo.size > LARGEST_LOGO:
            raise forms.ValidationError(REFUSALS[Refusal.LOGO_TOO_BIG])
        return logo


class NameForm(forms.Form):
    """Name and TERYT code from a day on."""

    name = forms.CharField(label=_("Name of the office"), max_length=200)
    teryt = teryt_field()
    on = DayField(label=_("From which day"))

    def __init__(self, *arguments: Any, kind: OfficeKind, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.kind = kind

    def clean_teryt(self) -> str:
        return checked_teryt(self.cleaned_data["teryt"], self.kind)


class SecurityForm(forms.Form):
    """What the office asks of everybody who logs in."""

    requires_second_factor = forms.BooleanField(label=_("Ask everybody for a second step at log-in"), required=False)


class InvitationForm(forms.Form):
    """Whom to invite, to what."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("The invitation goes to this address and lasts 7 days.")
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=ROLE_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": REFUSALS[Refusal.NO_ROLE]},
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=LANGUAGES, widget=forms.RadioSelect, initial="pl"
    )

    def clean_roles(self) -> list[Role]:
        return [Role(role) for role in self.cleaned_data["roles"]]


class RoleForm(forms.Form):
    """Another role for somebody who works here already."""

    account = forms.ChoiceField(label=_("Who"))
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)
    on = DayField(label=_("From which day"))
    last_day = DayField(
        label=_("Last day"), required=False, help_text=_("Leave it empty when the role has no end in sight.")
    )

    def __init__(self, *arguments: Any, people: list[tuple[str, str]], today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        account = field_of(self, "account", forms.ChoiceField)
        account.choices = people
        self.fields["on"].initial = today


class EndOfRole(forms.Form):
    """The first day without the role."""

    on = DayField(label=_("From which day the role no longer holds"))
