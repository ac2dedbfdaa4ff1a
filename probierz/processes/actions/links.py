"""Requirements that a process answers, and documents by which it runs."""

from collections.abc import Iterable

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import Document
from probierz.lib.refusals import Refused
from probierz.processes.models import Process, ProcessDocument, ProcessRequirement
from probierz.processes.rules import Refusal
from probierz.standards.models import Requirement
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.PROCESS_MANAGE)
def link_process(
    actor: Actor, *, process: Process, requirements: Iterable[Requirement], documents: Iterable[Document]
) -> None:
    """From now on exactly these."""
    Process.objects.select_for_update().get(pk=process.pk)
    if process.retired_on is not None:
        raise Refused(Refusal.RETIRED)
    wanted, papers = list(requirements), list(documents)
    before = _told(process)
    ProcessRequirement.objects.filter(process=process).exclude(requirement__in=wanted).delete()
    ProcessDocument.objects.filter(process=process).exclude(document__in=papers).delete()
    add_requirements(process, wanted)
    known = set(ProcessDocument.objects.filter(process=process).values_list("document", flat=True))
    ProcessDocument.objects.bulk_create(
        [ProcessDocument(office=process.office, process=process, document=one) for one in papers if one.pk not in known]
    )
    after = _told(process)
    if before == after:
        raise Refused(Refusal.UNCHANGED)
    record(actor, Verb.PROCESS_LINKED, process, before=before, after=after)


def add_requirements(process: Process, requirements: Iterable[Requirement]) -> None:
    """Link those that are not linked yet."""
    known = set(ProcessRequirement.objects.filter(process=process).values_list("requirement", flat=True))
    ProcessRequirement.objects.bulk_create(
        [
            ProcessRequirement(office=process.office, process=process, requirement=one)
            for one in requirements
            if one.pk not in known
        ]
    )


def _told(process: Process) -> dict[str, str]:
    numbers = ProcessRequirement.objects.filter(process=process).order_by("requirement__position")
    papers = ProcessDocument.objects.filter(process=process).order_by("document__sort_key")
    return {
        "requirements": ", ".join(numbers.values_list("requirement__number", flat=True)),
        "documents": ", ".join(papers.values_list("document__number", flat=True)),
    }
