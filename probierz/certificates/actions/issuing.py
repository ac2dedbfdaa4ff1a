"""Issuing: numbers at once, paper in the background, and no certificate twice however often a worker dies."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments import store
from probierz.certificates.actions.preparing import prepare
from probierz.certificates.actions.refusals import refuse
from probierz.certificates.models import Certificate
from probierz.certificates.queries import SERIES, with_logo
from probierz.certificates.rules import CERTIFICATE_WORKFLOW, CertificateCommand, CertificateState, Refusal
from probierz.certificates.rules.paper import Wording
from probierz.jobs import queue
from probierz.jobs.kinds import Outcome, Work, job_kind
from probierz.jobs.models import ProgrammeJob
from probierz.lib.typesetting.certificate import ParticipationCertificate, Signatory, typeset_many
from probierz.offices.models import Office, Programme
from probierz.trail.recording import Change, record, record_many
from probierz.trail.verbs import Verb

AT_ONCE = 20  # certificates stored and issued in one transaction: what a killed worker loses at most

Made = tuple[Certificate, str]


@dataclass(frozen=True, kw_only=True)
class Series:
    """A series that was started: its job, and how many offices it is for."""

    job: ProgrammeJob
    new: int
    passed_over: int


@action(Permission.CERTIFICATE_ISSUE)
def issue_series(actor: Actor, *, programme: Programme, recipients: Iterable[Office], wording: Wording) -> Series:
    """Number the chosen offices now and make their paper in the background; who holds one gets no other."""
    offices = {office.pk: office for office in recipients}.values()
    rows = prepare(programme, offices, wording, actor=actor)
    return Series(job=_start(programme, actor=actor), new=len(rows), passed_over=len(offices) - len(rows))


@action(Permission.CERTIFICATE_ISSUE)
def resume_series(actor: Actor, *, programme: Programme) -> ProgrammeJob:
    """Make the paper of certificates that were numbered, but whose job was given up."""
    if not _waiting(programme).exists():
        refuse(Refusal.NOTHING_WAITS)
    record(actor, Verb.CERTIFICATES_RESUMED, programme, at_programme=programme)
    return _start(programme, actor=actor)


@action(Permission.CERTIFICATE_ISSUE, silent_because="A job that is repeated finds its certificates issued already.")
def issue_prepared(actor: Actor, *, made: Sequence[Made]) -> int:
    """Numbered certificates become valid with the file kept for each; those that already are stay as they are."""
    changes = [_issued(row, sha256) for row, sha256 in made if _issue(row, sha256)]
    record_many(actor, Verb.CERTIFICATE_ISSUED, changes)
    return len(changes)


@action(Permission.CERTIFICATE_ISSUE)
def issue_participation_certificates(
    actor: Actor,
    *,
    programme: Programme,
    recipients: Iterable[Office],
    signatories: Sequence[Signatory],
    issued_on: date,
    language: str,
    place: str = "",
    conference: str = "",
) -> list[Certificate]:
    """The whole series at once, for a few offices; a page takes a hundredth of a second."""
    wording = Wording(
        issued_on=issued_on, language=language, signatories=signatories, place=place, conference=conference
    )
    rows = prepare(programme, recipients, wording, actor=actor)
    issue_prepared(actor, made=list(paper_of(rows)))
    return rows


@job_kind(SERIES)
def make_series(work: Work) -> Outcome:
    """Make what waits for its paper; a repeated job goes on where the last one was killed."""
    rows = list(_waiting(work.programme).order_by("register__year", "serial"))
    total = max(int(work.arguments["total"]), len(rows))
    done = total - len(rows)
    work.report(done, total)
    paper = paper_of(rows)
    while made := list(islice(paper, AT_ONCE)):
        issue_prepared(work.actor, made=made)
        done += len(made)
        work.report(done, total)
    return Outcome(message=lambda: _ready(total), url=reverse("certificates:register", args=[work.programme.code]))


def paper_of(rows: Sequence[Certificate]) -> Iterator[Made]:
    """Each certificate with the hash of its file, which is in the store by then; same values, same file."""
    waiting = iter(rows)
    contents = typeset_many([document_of(row) for row in rows])
    with ThreadPoolExecutor(AT_ONCE) as threads:  # each file waits for the disk; together they wait once
        while batch := list(islice(contents, AT_ONCE)):
            yield from zip(islice(waiting, AT_ONCE), threads.map(store.keep, batch), strict=True)


def document_of(row: Certificate) -> ParticipationCertificate:
    return with_logo(row.data, number=row.number, language=row.language, issued_on=row.issued_on)


def _issue(row: Certificate, sha256: str) -> bool:
    target = CERTIFICATE_WORKFLOW.after(CertificateState.PREPARED, CertificateCommand.ISSUE)
    waiting = Certificate.objects.waiting_for_paper().filter(pk=row.pk)
    if waiting.update(state=target, file_sha256=sha256) != 1:
        return False
    row.state, row.file_sha256 = target, sha256
    return True


def _issued(row: Certificate, sha256: str) -> Change:
    after = {"number": row.number, "office": row.office.code, "issued_on": row.issued_on, "file_sha256": sha256}
    return Change(row, after=after)


def _waiting(programme: Programme) -> QuerySet[Certificate]:
    rows = Certificate.objects.waiting_for_paper().filter(programme=programme)
    return rows.select_related("office", "programme")


def _start(programme: Programme, *, actor: Actor) -> ProgrammeJob:
    total = _waiting(programme).count()
    return queue.start(
        actor,
        kind=SERIES,
        title_pl="Seria zaświadczeń o udziale",
        title_en="Series of certificates of participation",
        arguments={"total": total},
        total=total,
        programme=programme,
    )


def _ready(count: int) -> str:
    words = ngettext("%(count)s certificate is ready.", "%(count)s certificates are ready.", count)
    return words % {"count": count}
