"""Drawings of processes: each save is a version of its own."""

from dataclasses import asdict

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.processes.models import Diagram, Process
from probierz.processes.rules import Refusal
from probierz.processes.rules.bpmn import XmlRefused, steps_of
from probierz.processes.rules.picture import clean_picture
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.PROCESS_MANAGE)
def keep_diagram(actor: Actor, *, process: Process, xml: str, svg: str) -> Diagram:
    """The BPMN is kept as it was drawn, the picture rebuilt from what is harmless; without one there is none."""
    Process.objects.select_for_update().get(pk=process.pk)
    if process.retired_on is not None:
        raise Refused(Refusal.RETIRED)
    try:
        steps = [asdict(step) for step in steps_of(xml)]
        picture = clean_picture(svg) if svg.strip() else ""
    except XmlRefused as refused:
        raise Refused(refused.reason, field="xml") from refused
    last = Diagram.objects.filter(process=process).order_by("-number").first()
    if last is not None and last.xml == xml and last.svg == picture:
        raise Refused(Refusal.UNCHANGED)
    number = last.number + 1 if last else 1
    row = Diagram(office=process.office, process=process, number=number, xml=xml, svg=picture, steps=steps)
    row.save()
    record(actor, Verb.DIAGRAM_DRAWN, process, after={"version": row.number, "steps": len(steps)})
    return row
