"""Keeps the search in step with processes, indicators and service cards."""

from probierz.offices.models import Office
from probierz.processes.models import Indicator, Process
from probierz.processes.queries.search import Row, entry_of, kind_of
from probierz.search import indexing, sources


def keep_findable(office: Office, *rows: Row) -> None:
    """What runs is found by its present words, what ended is found no more."""
    for row in rows:
        entry = entry_of(row, office)
        if entry is None:
            indexing.drop(office, kind_of(row), row.key)
        else:
            sources.put(office, entry)


def keep_process_findable(process: Process) -> None:
    """The process and its indicators, which are found by its name too."""
    indicators = Indicator.objects.filter(process=process).select_related("process")
    keep_findable(process.office, process, *indicators)
