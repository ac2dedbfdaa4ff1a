"""Forms of the conference: the plan, the agenda, registrations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.programme.web.forms.fields import count_field, text_field
from probierz.programme.web.forms.outcomes import OfficeForm


class ConferenceForm(forms.Form):
    """Title, place, day and room of a conference."""

    title_pl = text_field(_("Title in Polish"), longest=200)
    title_en = text_field(_("Title in English"), longest=200)
    motto_pl = text_field(_("Motto in Polish"), longest=200, required=False)
    motto_en = text_field(_("Motto in English"), longest=200, required=False)
    place = text_field(_("Place"), longest=200, hint=_("The house and the town."), missing=_("Enter the place."))
    held_on = DayField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("Begins at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Enter a time, for example 10:00.")},
    )
    registration_until = DayField(label=_("Last day of registration"))
    capacity = count_field(_("Places"), least=1, hint=_("How many people the room holds."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        last, held = given.get("registration_until"), given.get("held_on")
        if last and held and last > held:
            self.add_error("registration_until", _("Registration ends after the conference. Correct one of the days."))
        return given


class AgendaPointForm(forms.Form):
    """One point of the agenda; a row left empty is no point."""

    starts_at = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Enter a time, for example 10:00.")},
    )
    title_pl = text_field(_("Point in Polish"), longest=300, required=False)
    title_en = text_field(_("Point in English"), longest=300, required=False)
    speaker = text_field(_("Speaker"), longest=150, required=False)
    speaker_function_pl = text_field(_("Function in Polish"), longest=200, required=False)
    speaker_function_en = text_field(_("Function in English"), longest=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for one, other in (("title_pl", "title_en"), ("title_en", "title_pl")):
            if given.get(one) and not given.get(other):
                self.add_error(other, _("Enter the point in both languages."))
        return given


AgendaForms = forms.formset_factory(AgendaPointForm, extra=3, max_num=40, validate_max=True)


class RegistrationForm(forms.Form):
    """An employee of the office, or a guest by name."""

    employee = forms.TypedChoiceField(label=_("Person of the office"), coerce=int, required=False, empty_value=None)
    guest = text_field(_("Or a guest by name"), longest=200, required=False, hint=_("Given name and family name."))
    function = text_field(_("Function"), longest=200, required=False, hint=_("For the attendance list."))

    def __init__(self, *args: Any, employees: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = field_of(self, "employee", forms.ChoiceField)
        field.choices = [("", _("choose")), *employees]


class GuestForm(OfficeForm):
    """A person whom the coordinator adds at the door."""

    guest = text_field(_("Given name and family name"), longest=200, missing=_("Enter the name."))
    function = text_field(_("Function"), longest=200, required=False)
