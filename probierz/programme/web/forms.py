"""Forms of programmes: they read what was typed and decide nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayInput
from probierz.programme.labels import COURSES, NEWS_CATEGORIES, WAVES
from probierz.programme.models import Stage
from probierz.programme.queries import BoardFilter, Show


def day_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=DayInput(),
        error_messages={"invalid": _("Enter a day, for example 2011-01-20."), "required": _("Enter the day.")},
    )


def text_field(
    label: Any, *, longest: int, required: bool = True, hint: Any = "", missing: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=hint,
        error_messages={"required": missing or _("Enter a text.")},
    )


def count_field(label: Any, *, least: int = 0, required: bool = True, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=10_000_000,
        required=required,
        help_text=hint,
        error_messages={"required": _("Enter a number."), "invalid": _("Enter a whole number.")},
    )


class BoardFilterForm(forms.Form):
    """Search and filters of the board; what cannot be read is left out, a list is always shown."""

    q = forms.CharField(label=_("Office"), required=False, max_length=100)
    stage = forms.ChoiceField(label=_("Now in stage"), required=False)
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            (Show.ALL, _("all offices")),
            (Show.LATE, _("late")),
            (Show.RUNNING, _("in progress")),
            (Show.SILENT, _("not sharing")),
        ],
    )
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput())

    def __init__(self, data: Any, *, stages: tuple[Stage, ...], language: str) -> None:
        super().__init__(data or None)
        english = language.startswith("en")
        field = self.fields["stage"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        names = [(stage.code, stage.short_en if english else stage.short_pl) for stage in stages]
        field.choices = [("", _("any")), *names]

    def filter(self) -> BoardFilter:
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return BoardFilter(
            words=given.get("q") or "",
            stage=given.get("stage") or "",
            show=Show(given.get("show") or Show.ALL),
            sort=given.get("sort") or "name",
        )


class StageMoveForm(forms.Form):
    """The day on which a stage began or ended."""

    on = day_field(_("Day"))


class StagePlanForm(forms.Form):
    """New days agreed with the office."""

    start_on = day_field(_("First planned day"))
    end_on = day_field(_("Last planned day"))
    note = text_field(_("Why the plan changes"), longest=300, required=False, hint=_("Stays in the history."))


class OfficeForm(forms.Form):
    """A form about one of the offices of the programme."""

    office = forms.TypedChoiceField(label=_("Office"), coerce=int, error_messages={"required": _("Choose an office.")})

    def __init__(self, *args: Any, offices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("choose")), *offices]


class CertificationForm(OfficeForm):
    """A certificate of conformity as it stands on paper."""

    scope = text_field(_("Scope"), longest=300, hint=_("As written on the certificate."), missing=_("Enter the scope."))
    body = text_field(_("Certification body"), longest=200, required=False)
    number = text_field(_("Number"), longest=60, required=False)
    granted_on = day_field(_("Granted on"))
    valid_until = day_field(_("Valid until"), hint=_("The last day on which it is valid."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        granted, until = given.get("granted_on"), given.get("valid_until")
        if granted and until and until <= granted:
            self.add_error("valid_until", _("The certificate ends before it begins. Correct one of the days."))
        return given


class CountForm(forms.Form):
    """Matters settled on time among all matters settled, in a period."""

    since_on = day_field(_("First day of the period"))
    last_on = day_field(_("Last day of the period"))
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
    held_on = day_field(_("Last day of the course"))
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


class SettingsForm(forms.Form):
    """Names, days and visibility of the programme."""

    name_pl = text_field(_("Name in Polish"), longest=200)
    name_en = text_field(_("Name in English"), longest=200)
    motto_pl = text_field(_("Motto in Polish"), longest=200, required=False)
    motto_en = text_field(_("Motto in English"), longest=200, required=False)
    starts_on = day_field(_("First day of the programme"))
    closes_on = day_field(
        _("Closing day"),
        required=False,
        hint=_(
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


class ConferenceForm(forms.Form):
    """Title, place, day and room of a conference."""

    title_pl = text_field(_("Title in Polish"), longest=200)
    title_en = text_field(_("Title in English"), longest=200)
    motto_pl = text_field(_("Motto in Polish"), longest=200, required=False)
    motto_en = text_field(_("Motto in English"), longest=200, required=False)
    place = text_field(_("Place"), longest=200, hint=_("The house and the town."), missing=_("Enter the place."))
    held_on = day_field(_("Day"))
    starts_at = forms.TimeField(
        label=_("Begins at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Enter a time, for example 10:00.")},
    )
    registration_until = day_field(_("Last day of registration"))
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
    function = text_field(_("Function"), longest=200, required=False, hint=_("For the list and the badge."))

    def __init__(self, *args: Any, employees: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["employee"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("choose")), *employees]


class GuestForm(OfficeForm):
    """A person whom the coordinator adds at the door."""

    guest = text_field(_("Given name and family name"), longest=200, missing=_("Enter the name."))
    function = text_field(_("Function"), longest=200, required=False)
