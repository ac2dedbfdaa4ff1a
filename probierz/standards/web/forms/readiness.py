"""Forms about catalogs and what applies."""

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.standards.labels import LIGHTS
from probierz.standards.rules.readiness import Light


class ReadinessFilters(forms.Form):
    """Which requirements are shown; nonsense is taken for nothing wished."""

    q = forms.CharField(label=_("Number or words"), required=False, max_length=100)
    light = forms.ChoiceField(
        label=_("Readiness"), required=False, choices=[("", _("all")), *((one.value, LIGHTS[one]) for one in Light)]
    )

    def words(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))

    def wanted_light(self) -> Light | None:
        self.is_valid()
        given = self.cleaned_data.get("light")
        return Light(given) if given else None


class ApplicabilityForm(forms.Form):
    """Whether a requirement applies, and why not."""

    applies = forms.TypedChoiceField(
        label=_("Does it apply to the office?"),
        choices=[("yes", _("It applies")), ("no", _("It does not apply"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    justification = forms.CharField(
        label=_("Why it does not apply"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "An auditor reads this. For example: the office designs no services; it carries out statutory tasks."
        ),
    )


class CatalogFile(forms.Form):
    """A catalog to be loaded into the installation."""

    file = forms.FileField(label=_("Catalog file (YAML)"), help_text=_("At most 1 MB, in UTF-8."))
