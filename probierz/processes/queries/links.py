"""What a process is linked with, and which processes are linked with a thing."""

from django.db.models import QuerySet

from probierz.design.records import RecordFacts
from probierz.documents.models import Document
from probierz.documents.queries.lists import with_live
from probierz.documents.queries.records import facts_of_document
from probierz.processes.models import Process, ProcessDocument, ProcessRequirement
from probierz.processes.queries.records import process_facts
from probierz.standards.models import Requirement


def requirements_of(process: Process) -> QuerySet[Requirement]:
    linked = ProcessRequirement.objects.filter(process=process).values("requirement")
    rows = Requirement.objects.filter(pk__in=linked).select_related("catalog")
    return rows.order_by("catalog__position", "position")


def documents_of(process: Process) -> list[RecordFacts]:
    linked = ProcessDocument.objects.filter(process=process).values("document")
    rows = with_live(Document.objects.filter(pk__in=linked)).select_related("office")
    return [facts_of_document(row) for row in rows.order_by("sort_key")]


def offered_documents() -> QuerySet[Document]:
    return Document.objects.order_by("sort_key", "pk")


def linked_documents(process: Process) -> QuerySet[Document]:
    linked = ProcessDocument.objects.filter(process=process).values("document")
    return Document.objects.filter(pk__in=linked).order_by("sort_key")


def processes_by_document(key: str) -> list[RecordFacts]:
    linked = ProcessDocument.objects.filter(document__key=key).values("process")
    return _facts(Process.objects.running().filter(pk__in=linked))


def processes_answering(key: str) -> list[RecordFacts]:
    linked = ProcessRequirement.objects.filter(requirement__key=key).values("process")
    return _facts(Process.objects.running().filter(pk__in=linked))


def _facts(rows: QuerySet[Process]) -> list[RecordFacts]:
    return [process_facts(row) for row in rows.select_related("office").order_by("order", "code")]
