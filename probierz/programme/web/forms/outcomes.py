"""Forms of the registers from which results are computed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.programme.labels import COURSES, WAVES
from probierz.programme.web.forms.fields import count_field, text_field


class OfficeForm(forms.Form):
    """A form about one of the offices of the programme."""

    office = forms.TypedChoiceField(label=_("Office"), coerce=int, error_messages={"required": _("Choose an office.")})

    def __init__(self, *args: Any, offices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = field_of(self, "office", forms.ChoiceField)
        field.choices = [("", _("choose")), *offices]


class CertificationForm(OfficeForm):
    """A certificate of conformity as it stands on paper."""

    scope = text_field(_("Scope"), longest=300, hint=_("As written on the certificate."), missing=_("Enter the scope."))
    body = text_field(_("Certification body"), longest=200, required=False)
    number = text_field(_("Number"), longest=60, required=False)
    granted_on = DayField(label=_("Granted on"))
    valid_until = DayField(label=_("Valid until"), help_text=_("The last day on which it is valid."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        granted, until = given.get("granted_on"), given.get("valid_until")
        if granted and until and until <= granted:
            self.add_error("valid_until", _("The certificate ends before it begins. Correct one of the days."))
        return given


class CountForm(forms.Form):
    """Matters settled on time among all matters settled, in a period."""

    since_on = DayField(label=_("First day of the period"))
    last_on = DayField(label=_("Last day of the period"))
    denominator = count_field(_("All matters settled"), least=1)
    numerator = count_field(_("Of these on time"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        part, whole = given.get("numerator"), given.get("denominator")
        if part is not None and whole is not None and part > whole:
            self.add_error(
                "numerator", _("There cannot be more on time than all together. Correct one of the numbers.")
            )
        first, last = given.get("since_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The period ends before it begins. Correct one of the days."))
        return given


class IndicatorForm(CountForm, OfficeForm):
    """The same, entered by the coordinator for an office."""

    wave = forms.ChoiceField(label=_("When"), choices=list(WAVES.items()), widget=forms.RadioSelect)
    field_order = ("office", "wave")


class TrainingForm(OfficeForm):
    """How many people of an office took a course, sat its exam and passed it."""

    course = forms.ChoiceField(label=_("Course"), choices=list(COURSES.items()))
    held_on = DayField(label=_("Last day of the course"))
    hours = count_field(_("Hours"), least=1)
    trained = count_field(_("People trained"), least=1)
    examined = count_field(_("People who sat the exam"))
    passed = count_field(_("People who passed"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        trained, examined, passed = (given.get(name) for name in ("trained", "examined", "passed"))
        if examined is not None and trained is not None and examined > trained:
            self.add_error("examined", _("More people sat the exam than were trained. Correct one of the numbers."))
        if passed is not None and examined is not None and passed > examined:
            self.add_error("passed", _("More people passed than sat the exam. Correct one of the numbers."))
        return given
