"""Who can say anew what there is to find: each application registers its records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from probierz.access.permissions import Permission
from probierz.offices.models import Office
from probierz.search import indexing
from probierz.search.models import SearchEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record as `indexing.put` takes it."""

    kind: str
    key: str
    title: str
    text: str
    href: str
    permission: Permission


Source = Callable[[Office], Iterable[Entry]]
_sources: list[Source] = []


def add(*sources: Source) -> None:
    """Called in AppConfig.ready; a source is asked inside its office's scope."""
    _sources.extend(source for source in sources if source not in _sources)


def rebuild(office: Office) -> int:
    """Forget the office's index and ask every source; within a transaction and the office's scope."""
    SearchEntry.objects.filter(office=office).delete()
    count = 0
    for source in _sources:
        for entry in source(office):
            put(office, entry)
            count += 1
    return count


def put(office: Office, entry: Entry) -> None:
    """The same as `indexing.put`, for an application that describes its records once for both uses."""
    indexing.put(
        office,
        entry.kind,
        entry.key,
        title=entry.title,
        text=entry.text,
        href=entry.href,
        permission=entry.permission,
    )


def put_new(office: Office, entries: Iterable[Entry]) -> None:
    """The same as `indexing.put_new`."""
    indexing.put_new(office, [_row(office, entry) for entry in entries])


def _row(office: Office, entry: Entry) -> SearchEntry:
    return SearchEntry(
        office=office,
        kind=entry.kind,
        key=entry.key,
        title=entry.title,
        text=entry.text,
        href=entry.href,
        permission=entry.permission.value,
    )
