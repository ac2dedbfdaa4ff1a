"""Forms about documents: the list's filters, the details, types."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import field_of
from probierz.design.languages import localized
from probierz.documents.actions.documents import DocumentDetails
from probierz.documents.actions.types import TypeDetails
from probierz.documents.labels import GAP_RULES, PATTERN_ERRORS
from probierz.documents.models import Document, DocumentType
from probierz.documents.queries.lists import Show, Wish
from probierz.documents.queries.people import usable_types, working_people
from probierz.documents.rules import APPROVERS, GapRule
from probierz.documents.web.forms.fields import BodyForm, RowField, RowsField
from probierz.lib.number_patterns import Pattern, PatternRefused
from probierz.offices.models import Unit
from probierz.offices.queries import units_on
from probierz.people.labels import ROLES
from probierz.people.models import Employee
from probierz.people.rules import Role
from probierz.standards.models import Requirement

SHOWS = [
    (Show.ALL.value, _("all but withdrawn")),
    (Show.IN_FORCE.value, _("in force")),
    (Show.OPEN.value, _("being written")),
    (Show.REVIEW.value, _("due for review")),
    (Show.WITHDRAWN.value, _("withdrawn")),
]
RETENTION_HINT = _("A, B5, B10, B25, B50, BE5, BE10 or Bc.")


class RetentionField(forms.RegexField):
    """A category of records."""

    default_error_messages = {"invalid": _("Write a category of records: A, B5, BE10 or Bc.")}

    def __init__(self, **options: Any) -> None:
        pattern = r"(?i)A|BC|BE?(?:[1-9]|[1-9][0-9])"
        super().__init__(pattern, max_length=6, help_text=RETENTION_HINT, **options)


class ListFilters(forms.Form):
    """What is wished for; anything that makes no sense is taken for nothing wished."""

    q = forms.CharField(label=_("Number or title"), required=False, max_length=100)
    type = RowField[DocumentType](label=_("Type"), empty=_("all types"), required=False)
    show = forms.ChoiceField(label=_("Which"), choices=SHOWS, required=False)
    sort = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *arguments: Any, may_see_drafts: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.may_see_drafts = may_see_drafts
        field_of(self, "type", RowField).offer(DocumentType.objects.order_by("position", "code"))
        if not may_see_drafts:
            del self.fields["show"]

    def wish(self) -> Wish:
        self.is_valid()
        given = self.cleaned_data
        show = Show(given.get("show") or Show.ALL) if self.may_see_drafts else Show.IN_FORCE
        return Wish(words=given.get("q", ""), type=given.get("type"), show=show, order=given.get("sort") or "number")


class ArchiveFilters(forms.Form):
    """What is looked for among withdrawn editions."""

    q = forms.CharField(label=_("Number or title"), required=False, max_length=100)

    def words(self) -> str:
        self.is_valid()
        found: str = self.cleaned_data.get("q", "")
        return found


class DetailsForm(forms.Form):
    """What is told about a document besides its text."""

    title = forms.CharField(label=_("Title"), max_length=200)
    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=60,
        help_text=_("Leave it empty to get the next number of the type."),
    )
    keeper = RowField[Employee](
        label=_("Owner"), empty=_("nobody yet"), required=False, help_text=_("Answers for the document being right.")
    )
    unit = RowField[Unit](label=_("Unit"), empty=_("the whole office"), required=False)
    review_months = forms.IntegerField(
        label=_("Reviewed every so many months"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_("Empty: as its type says."),
    )
    requires_reading = forms.BooleanField(label=_("People confirm that they have read it"), required=False)
    jrwa_class = forms.CharField(label=_("JRWA class"), required=False, max_length=12)
    retention = RetentionField(label=_("Category of records"), required=False)

    def __init__(self, *arguments: Any, on: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "keeper", RowField).offer(working_people(on=on), name=lambda one: one.family_first)
        field_of(self, "unit", RowField).offer(units_on(on))

    def details(self) -> DocumentDetails:
        names = DocumentDetails.__dataclass_fields__
        return DocumentDetails(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})

    @staticmethod
    def values_of(document: Document) -> dict[str, Any]:
        return {
            "title": document.title,
            "number": document.number,
            "keeper": document.keeper.key if document.keeper else "",
            "unit": document.unit.key if document.unit else "",
            "review_months": document.review_months,
            "requires_reading": document.requires_reading,
            "jrwa_class": document.jrwa_class,
            "retention": document.retention,
        }


class NewDocumentForm(DetailsForm, BodyForm):
    """A new document: what it is, and its first text."""

    type = RowField[DocumentType](label=_("Type"))
    field_order = ["type", "title", "number", "keeper", "unit", "requires_reading", "markdown", "file"]

    def __init__(self, *arguments: Any, on: date, **options: Any) -> None:
        super().__init__(*arguments, on=on, **options)
        field_of(self, "type", RowField).offer(usable_types())
        for name in ("review_months", "jrwa_class", "retention"):
            del self.fields[name]  # as the type says; changed later where needed

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("markdown", "").strip() and not given.get("file") and "file" not in self.errors:
            self.add_error("markdown", _("There is no text yet. Write it or choose a file."))
        return given

    def details(self) -> DocumentDetails:
        kind: DocumentType = self.cleaned_data["type"]
        given = self.cleaned_data
        return DocumentDetails(
            title=given["title"],
            number=given["number"],
            keeper=given["keeper"],
            unit=given["unit"],
            requires_reading=given["requires_reading"] or kind.requires_reading,
            jrwa_class=kind.jrwa_class,
            retention=kind.retention,
        )


class RequirementsForm(forms.Form):
    """Which requirements a document answers."""

    requirements = RowsField[Requirement](label=_("Requirements"), required=False)

    def __init__(self, *arguments: Any, offered: Sequence[Requirement], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "requirements", RowsField).offer(offered, name=_titled)


class TypeForm(forms.Form):
    """A type of documents."""

    code = forms.CharField(label=_("Code"), max_length=12)
    name = forms.CharField(label=_("Name"), max_length=120)
    pattern = forms.CharField(
        label=_("Pattern of numbers"),
        max_length=60,
        help_text=_(
            "{n} is the serial number, {n:02} with at least two digits; {type}, {unit}, {year} and {yy} are filled in. "
            "For example: PS {n}, P-{n:02}/{year}, Po-{unit}/{n}p. Without {n} there is one document of the type."
        ),
    )
    gap_rule = forms.ChoiceField(
        label=_("Freed numbers"), choices=[(rule.value, GAP_RULES[rule]) for rule in GapRule], widget=forms.RadioSelect
    )
    approver = forms.ChoiceField(
        label=_("Who approves"),
        choices=[(role.value, ROLES[role]) for role in APPROVERS],
        help_text=_("The head of the office may approve every document."),
    )
    review_months = forms.IntegerField(
        label=_("Reviewed every so many months"), required=False, min_value=1, max_value=120
    )
    requires_reading = forms.BooleanField(label=_("People confirm that they have read it"), required=False)
    jrwa_class = forms.CharField(label=_("JRWA class"), required=False, max_length=12)
    retention = RetentionField(label=_("Category of records"), required=False)

    def clean_pattern(self) -> str:
        pattern: str = self.cleaned_data["pattern"]
        try:
            Pattern(pattern)
        except PatternRefused as refused:
            words = str(PATTERN_ERRORS[refused.error])
            message = words % {"part": f"{{{refused.part}}}"} if refused.part else words
            raise forms.ValidationError(message, code=refused.error.value) from refused
        return pattern

    def details(self) -> TypeDetails:
        given = dict(self.cleaned_data)
        given["gap_rule"], given["approver"] = GapRule(given["gap_rule"]), Role(given["approver"])
        return TypeDetails(**given)

    @staticmethod
    def values_of(row: DocumentType) -> dict[str, Any]:
        return {name: getattr(row, name) for name in TypeDetails.__dataclass_fields__}


def _titled(requirement: Requirement) -> str:
    return f"{requirement.catalog.edition} {requirement.number} {localized(requirement, 'title')}"
