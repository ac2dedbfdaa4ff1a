"""Forms of the administrator."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.members.actions.installation import ProgrammeDetails
from probierz.members.rules import MANAGING_ROLES
from probierz.members.web.forms.office import LANGUAGES, checked_teryt, teryt_field
from probierz.offices.labels import OFFICE_KINDS, SUCCESSION_KINDS
from probierz.offices.models import Association, Office, Programme
from probierz.offices.rules import OfficeKind, SuccessionKind
from probierz.people.labels import ROLES
from probierz.people.rules import Role

CODE_HELP = _("Small letters, digits and hyphens; it stands in addresses and never changes, for example urzad-lipowo.")


class AssociationForm(forms.Form):
    """An association."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=30)
    code = forms.SlugField(label=_("Code"), max_length=60, help_text=CODE_HELP)


class OfficeForm(forms.Form):
    """An office."""

    name = forms.CharField(label=_("Name of the office"), max_length=200)
    kind = forms.TypedChoiceField(
        label=_("Kind"), choices=[(kind.value, label) for kind, label in OFFICE_KINDS.items()], coerce=OfficeKind
    )
    teryt = teryt_field()
    code = forms.SlugField(label=_("Code"), max_length=60, help_text=CODE_HELP)
    on = DayField(label=_("Bears this name since"))

    def clean_teryt(self) -> str:
        code: str = self.cleaned_data["teryt"]
        kind = self.cleaned_data.get("kind")  # missing when it was wrong itself
        return checked_teryt(code, kind) if kind else code


class ProgrammeForm(forms.Form):
    """A programme of an association."""

    association = forms.ModelChoiceField(label=_("Association"), queryset=Association.objects.none())
    name_pl = forms.CharField(label=_("Name in Polish"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    motto_pl = forms.CharField(label=_("Motto in Polish"), max_length=200, required=False)
    motto_en = forms.CharField(label=_("Motto in English"), max_length=200, required=False)
    standard = forms.CharField(label=_("Standard"), max_length=40, initial="ISO 9001")
    code = forms.SlugField(label=_("Code"), max_length=60, help_text=CODE_HELP)
    starts_on = DayField(label=_("Begins on"))
    closes_on = DayField(label=_("Closes on"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        association = field_of(self, "association", forms.ModelChoiceField)
        association.queryset = Association.objects.order_by("name")

    def details(self) -> ProgrammeDetails:
        return ProgrammeDetails(**{name: value for name, value in self.cleaned_data.items() if name != "association"})


class JoiningForm(forms.Form):
    """An office that joins the programme."""

    office = forms.ModelChoiceField(label=_("Office"), queryset=Office.objects.none())
    on = DayField(label=_("Takes part since"))

    def __init__(self, *arguments: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*arguments, **options)
        office = field_of(self, "office", forms.ModelChoiceField)
        inside = programme.participations.filter(until__isnull=True).values("office")
        office.queryset = Office.objects.filter(closed_on__isnull=True).exclude(pk__in=inside).order_by("sort_key")


class LeavingProgrammeForm(forms.Form):
    """An office that leaves the programme."""

    on = DayField(
        label=_("Takes no part since"),
        help_text=_(
            "If it was taken in by mistake, enter the day on which it joined: it then disappears from the list."
        ),
    )


class AppointmentForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("The invitation goes to this address and lasts 7 days.")
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=LANGUAGES, widget=forms.RadioSelect, initial="pl"
    )


class AccountForm(forms.Form):
    """Whose account."""

    email = forms.EmailField(label=_("E-mail of the account"), max_length=254)


class FirstPersonForm(AppointmentForm):
    """The first person of an office, who can then give all its roles."""

    role = forms.TypedChoiceField(
        label=_("Role"), choices=[(role.value, ROLES[role]) for role in MANAGING_ROLES], coerce=Role
    )
    field_order = ["email", "role", "language"]


class SuccessionForm(forms.Form):
    """What the office became."""

    kind = forms.TypedChoiceField(
        label=_("What happened"),
        choices=[(kind.value, label) for kind, label in SUCCESSION_KINDS.items()],
        coerce=SuccessionKind,
    )
    successor = forms.ModelChoiceField(label=_("Its successor"), queryset=Office.objects.none())
    on = DayField(label=_("On which day"))

    def __init__(self, *arguments: Any, office: Office, **options: Any) -> None:
        super().__init__(*arguments, **options)
        successor = field_of(self, "successor", forms.ModelChoiceField)
        others = Office.objects.filter(closed_on__isnull=True).exclude(pk=office.pk)
        successor.queryset = others.order_by("sort_key")
