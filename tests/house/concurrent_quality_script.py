"""Two at the same document, process or plan at once: run by test_concurrency.py in an installation, prints JSON."""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.documents.actions import approving, checking, copies, drafting, pack, reading
from probierz.documents.actions import documents as papers
from probierz.documents.actions.bodies import written
from probierz.documents.actions.documents import DocumentDetails, add_document
from probierz.documents.actions.types import TypeDetails, add_type
from probierz.documents.models import Addressee, ControlledCopy, Document, Review, Revision
from probierz.documents.rules import AddresseeKind, RevisionState, Verdicts
from probierz.lib.catalogs.documents import entries
from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency, period_of
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Account
from probierz.planning.actions import policy, risks
from probierz.planning.models import Policy, Risk
from probierz.planning.rules import Category, Response
from probierz.processes.actions import cards, indicators
from probierz.processes.models import Process, Reading
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.house.racing import Ready, at_once

actor = system_actor("test")
now = timezone.now()
today = timezone.localdate()
here = Office.objects.order_by("pk")[3]
LAST_YEAR = period_of(date(today.year - 1, 1, 1), Frequency.YEAR)


def at_once_here(*acts: Callable[[Ready], object]) -> list[str]:
    def inside(act: Callable[[Ready], object]) -> Callable[[Ready], None]:
        def run(ready: Ready) -> None:
            with office_scope(here.pk):
                act(ready)

        return run

    return at_once(*map(inside, acts))


def events(verb: Verb, key: str) -> int:
    return Event.objects.filter(verb=verb, target_key=key).count()


def own_type() -> Any:
    details = TypeDetails(code="WYŚ", name="Wyścigi", pattern="W {n}", retention="B5")
    return add_type(actor, office=here, details=details)


def document(title: str, number: str = "") -> Document:
    details = DocumentDetails(title=title, number=number)
    return add_document(actor, office=here, kind=KIND, details=details, body=written(f"# {title}"), at=now)


def draft(title: str) -> Revision:
    return Revision.objects.select_related("content", "document").get(document=document(title))


def checked(title: str) -> Revision:
    return checking.send(actor, revision=draft(title), reviewers=[], at=now, valid_from=today + timedelta(9))


def in_force(title: str) -> Revision:
    revision = checking.send(actor, revision=draft(title), reviewers=[], at=now)
    return approving.approve(actor, revision=revision, seen_sha256=revision.content.sha256, at=now, today=today)


def approve(revision: Revision) -> Callable[[Ready], None]:
    def act(ready: Ready) -> None:
        own = Revision.objects.select_related("content").get(pk=revision.pk)
        seen = own.content.sha256
        ready()
        approving.approve(actor, revision=own, seen_sha256=seen, at=now, today=today)

    return act


def approving_twice() -> dict[str, Any]:
    """Two heads press the button for an edition that waits for its day, and two for one that holds at once."""
    later = checked("Dwaj zatwierdzający")
    ends = [at_once_here(approve(later), approve(later))]
    soon = checking.send(actor, revision=draft("Dwaj zatwierdzający dziś"), reviewers=[], at=now)
    ends.append(at_once_here(approve(soon), approve(soon)))
    counted = [events(Verb.REVISION_APPROVED, row.document.key) for row in (later, soon)]
    return {"ends": ends, "events": counted}


def write(revision: Revision, text: str) -> Callable[[Ready], None]:
    def act(ready: Ready) -> None:
        own = Revision.objects.select_related("content").get(pk=revision.pk)
        seen = own.content.sha256
        ready()
        told = {"summary": "", "reads_anew": True, "order": "", "seen_sha256": seen, "at": now}
        drafting.write(actor, revision=own, body=written(text), **told)

    return act


def approving_what_changes() -> dict[str, Any]:
    """One approves while another saves other words: what is approved is what was seen, or nothing is."""
    kept = 0
    for number in range(4):
        revision = checked(f"Zmiana w trakcie {number}")
        at_once_here(approve(revision), write(revision, "Inne słowa."))
        row = Revision.objects.select_related("content").get(pk=revision.pk)
        is_approved = row.state == RevisionState.APPROVED
        kept += row.approved_sha256 == (row.content.sha256 if is_approved else "")
    return {"kept": kept}


def writing_twice() -> list[str]:
    """Two save what they wrote on one page: the second is told, nothing is lost."""
    revision = draft("Dwaj piszący")
    return at_once_here(write(revision, "Pierwszy."), write(revision, "Drugi."))


def closing_a_round() -> dict[str, Any]:
    """The last two reviewers answer at the same moment: the round passes once."""
    revision = draft("Dwaj sprawdzający")
    reviewers = list(Account.objects.order_by("pk")[:2])
    checking.send(actor, revision=revision, reviewers=reviewers, at=now)
    rows = list(Review.objects.select_related("round__revision").filter(round__revision=revision))

    def say(row: Review) -> Callable[[Ready], None]:
        def act(ready: Ready) -> None:
            own = Review.objects.select_related("round__revision").get(pk=row.pk)
            ready()
            words = {"verdict": Verdicts.APPROVES, "note": "", "seen_sha256": revision.content.sha256}
            checking.review(actor, review=own, at=now, today=today, **words)

        return act

    ends = at_once_here(*map(say, rows))
    revision.refresh_from_db()
    return {"ends": ends, "state": revision.state, "events": events(Verb.REVISION_CHECKED, revision.document.key)}


def beginning() -> list[str]:
    row = in_force("Dwie nowe wersje").document

    def begin(ready: Ready) -> None:
        own = Document.objects.get(pk=row.pk)
        ready()
        drafting.begin_revision(actor, document=own, at=now)

    return at_once_here(begin, begin)


def withdrawing() -> dict[str, Any]:
    """Two withdraw the same document."""
    row = in_force("Dwa wycofania").document

    def withdraw(ready: Ready) -> None:
        own = Document.objects.get(pk=row.pk)
        ready()
        approving.withdraw(actor, document=own, because="Nieaktualny.", today=today)

    ends = at_once_here(withdraw, withdraw)
    return {"ended": ends.count(""), "events": events(Verb.REVISION_WITHDRAWN, row.key)}


def numbering() -> dict[str, Any]:
    """Six write a new document at once: six numbers, none twice, none left out."""

    def add(ready: Ready) -> None:
        ready()
        document("Numer z kolejki")

    ends = at_once_here(*[add] * 6)
    serials = sorted(Document.objects.filter(title="Numer z kolejki").values_list("serial", flat=True))
    return {"ends": ends, "is_whole": serials == list(range(serials[0], serials[0] + len(serials)))}


def one_number() -> dict[str, Any]:
    """A number is typed by two: into new documents, and into the details of two that are there."""

    def add(ready: Ready) -> None:
        ready()
        document("Jeden numer", "X 1")

    rows = [document("Zmiana numeru"), document("Zmiana numeru")]

    def renumber(row: Document) -> Callable[[Ready], None]:
        def act(ready: Ready) -> None:
            own = Document.objects.select_related("type", "office").get(pk=row.pk)
            ready()
            details = DocumentDetails(title=own.title, number="X 2")
            papers.change_document(actor, document=own, details=details)

        return act

    return {"added": at_once_here(add, add), "changed": at_once_here(*map(renumber, rows))}


def copying() -> dict[str, Any]:
    """Five numbered copies at once."""
    row = in_force("Kopie").document

    def issue(ready: Ready) -> None:
        own = Document.objects.get(pk=row.pk)
        ready()
        copies.issue_copy(actor, document=own, holder="Sekretariat", on=today)

    ends = at_once_here(*[issue] * 5)
    numbers = ControlledCopy.objects.filter(document=row).order_by("number").values_list("number", flat=True)
    return {"ends": ends, "numbers": list(numbers)}


def addressing() -> dict[str, Any]:
    row = document("Rozdzielnik")

    def address(ready: Ready) -> None:
        own = Document.objects.get(pk=row.pk)
        ready()
        reading.address(actor, document=own, target=reading.Target(kind=AddresseeKind.EVERYBODY))

    ends = at_once_here(address, address)
    return {"ends": ends, "addressees": Addressee.objects.filter(document=row).count()}


def adopting() -> dict[str, Any]:
    """The same text of the pack is taken twice."""
    known = {row.code for row in entries()} - set(pack.Adoption.objects.values_list("entry", flat=True))
    entry = next(row for row in entries() if row.code in known)

    def adopt(ready: Ready) -> None:
        ready()
        pack.adopt(actor, office=here, entries=[entry], keeper=None, at=now)

    ends = at_once_here(adopt, adopt)
    return {"ends": ends, "documents": pack.Adoption.objects.filter(entry=entry.code).count()}


def process(name: str) -> Process:
    return cards.add_process(actor, office=here, card=cards.Card(name=name, group=Group.CORE), on=date(2020, 1, 1))


def processes_in_a_circle() -> dict[str, Any]:
    """Each is placed beneath the other."""
    first, second = process("Koło A"), process("Koło B")

    def place(one: Process, beneath: Process) -> Callable[[Ready], None]:
        def act(ready: Ready) -> None:
            own, parent = Process.objects.get(pk=one.pk), Process.objects.get(pk=beneath.pk)
            ready()
            card = cards.Card(name=own.name, group=Group.CORE, code=own.code, parent=parent)
            cards.change_process(actor, process=own, card=card)

        return act

    ends = at_once_here(place(first, second), place(second, first))
    return {"ends": ends, "parents": Process.objects.filter(pk__in=[first.pk, second.pk], parent=None).count()}


def processes_into_each_other() -> dict[str, Any]:
    """Two join each of two processes to the other one."""
    first, second = process("Łączenie A"), process("Łączenie B")

    def merge(one: Process, other: Process) -> Callable[[Ready], None]:
        def act(ready: Ready) -> None:
            target, gone = Process.objects.get(pk=one.pk), Process.objects.get(pk=other.pk)
            ready()
            cards.merge_processes(actor, target=target, others=[gone], on=today, today=today)

        return act

    ends = at_once_here(merge(first, second), merge(second, first))
    return {"ends": ends, "running": Process.objects.running().filter(pk__in=[first.pk, second.pk]).count()}


def measuring() -> dict[str, Any]:
    """Two type the value of one period."""
    told = {"unit": Unit.COUNT, "direction": Direction.UP, "frequency": Frequency.YEAR}
    definition = indicators.Definition(name="Wyścig", **told)
    row = indicators.add_indicator(actor, process=process("Pomiar"), definition=definition, since=date(2020, 1, 1))

    def give(value: int) -> Callable[[Ready], None]:
        def act(ready: Ready) -> None:
            own = indicators.Indicator.objects.get(pk=row.pk)
            ready()
            told = {"period": LAST_YEAR, "value": Decimal(value), "note": "", "seen": None, "on": today}
            indicators.record_value(actor, indicator=own, **told)

        return act

    ends = at_once_here(give(1), give(2))
    return {"ends": ends, "values": Reading.objects.filter(indicator=row).count()}


def planning() -> dict[str, Any]:
    """Risks get numbers at once, and two heads adopt one draft of the policy."""

    def risk(ready: Ready) -> None:
        ready()
        told = {"category": next(iter(Category)), "likelihood": 1, "impact": 1, "response": next(iter(Response))}
        risks.add_risk(actor, office=here, card=risks.RiskCard(name="Wyścig", **told), on=today)

    numbered = at_once_here(*[risk] * 4)
    text = policy.write_policy(actor, office=here, text="Wyścig o politykę.").text

    def adopt(ready: Ready) -> None:
        ready()
        policy.adopt_policy(actor, office=here, seen=text, on=today, today=today)

    adopted = at_once_here(adopt, adopt)
    numbers = Risk.objects.filter(name="Wyścig").values("number").distinct().count()
    return {"numbered": numbered, "numbers": numbers, "adopted": adopted, "held": Policy.objects.in_force().count()}


with office_scope(here.pk):
    KIND = own_type()
    json.dump(
        {
            "approving_twice": approving_twice(),
            "approving_what_changes": approving_what_changes(),
            "writing_twice": writing_twice(),
            "closing_a_round": closing_a_round(),
            "beginning": beginning(),
            "withdrawing": withdrawing(),
            "documents_numbered": numbering(),
            "one_number": one_number(),
            "copying": copying(),
            "addressing": addressing(),
            "adopting": adopting(),
            "processes_in_a_circle": processes_in_a_circle(),
            "processes_into_each_other": processes_into_each_other(),
            "measuring": measuring(),
            "planning": planning(),
        },
        sys.stdout,
    )
