"""Nonconformities, suggestions and lessons as the search finds them."""

from collections.abc import Iterator

from django.urls import reverse

from probierz.access.permissions import Permission
from probierz.improvement.models import Lesson, Nonconformity, Suggestion
from probierz.improvement.rules import State, SuggestionState
from probierz.offices.models import Office
from probierz.search.sources import Entry

Row = Nonconformity | Suggestion | Lesson
READ = Permission.IMPROVEMENT_READ
NONCONFORMITY, SUGGESTION, LESSON = "improvement.Nonconformity", "improvement.Suggestion", "improvement.Lesson"
_PLACES = {
    Nonconformity: (NONCONFORMITY, "improvement:case"),
    Suggestion: (SUGGESTION, "improvement:suggestion"),
    Lesson: (LESSON, "improvement:lesson"),
}


def kind_of(row: Row) -> str:
    return _PLACES[type(row)][0]


def entry_of(row: Row, office: Office) -> Entry | None:
    """None for what was rejected or declined."""
    match row:
        case Nonconformity():
            said = (row.description, row.cause, row.criterion)
            counts = row.state != State.REJECTED
        case Suggestion():
            said = (row.text, row.gain, row.answer)
            counts = row.state != SuggestionState.DECLINED
        case Lesson():
            said, counts = (row.happened, row.cause, row.helped), True
    return _entry(row, office, said) if counts else None


def entries(office: Office) -> Iterator[Entry]:
    """Everything, for the index made anew."""
    for model in (Nonconformity, Suggestion, Lesson):
        for row in model.objects.order_by("pk").iterator(chunk_size=500):
            if entry := entry_of(row, office):
                yield entry


def _entry(row: Row, office: Office, said: tuple[str, ...]) -> Entry:
    kind, view = _PLACES[type(row)]
    href = reverse(view, kwargs={"office": office.code, "key": row.key})
    text = "\n".join(part for part in said if part)
    return Entry(kind=kind, key=row.key, title=str(row), text=text, href=href, permission=READ)
