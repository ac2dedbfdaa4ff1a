"""Numbered copies, periodic reviews without change, and the disposal of what was withdrawn long enough ago."""

from datetime import date

from django.db.models import Max

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments.models import OfficeFile
from probierz.attachments.removal import remove_unnamed
from probierz.documents.models import Confirmation, Content, ControlledCopy, Disposal, Document, Revision
from probierz.documents.rules import DisposalMethod, Refusal, RevisionState, add_months, disposable_from
from probierz.lib.polish import tidy
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.DOCUMENT_MANAGE)
def issue_copy(actor: Actor, *, document: Document, holder: str, on: date) -> ControlledCopy:
    """Give the next number to a print of the edition in force."""
    take_turn(document.office)
    revision = Revision.objects.in_force().filter(document=document).first()
    if revision is None:
        raise Refused(Refusal.NOT_IN_FORCE)
    last = ControlledCopy.objects.filter(document=document).aggregate(last=Max("number"))["last"] or 0
    copy = ControlledCopy(
        office=document.office,
        document=document,
        revision=revision,
        number=last + 1,
        holder=tidy(holder),
        issued_on=on,
        issued_by=actor.account,
    )
    copy.save()
    after = {"number": copy.number, "holder": copy.holder, "edition": revision.edition}
    record(actor, Verb.COPY_ISSUED, document, after=after)
    return copy


@action(Permission.DOCUMENT_MANAGE)
def take_back(actor: Actor, *, copy: ControlledCopy, on: date) -> None:
    """The copy came back or was destroyed before witnesses."""
    moved = ControlledCopy.objects.filter(pk=copy.pk, returned_on__isnull=True).update(returned_on=on)
    if not moved:
        raise Refused(Refusal.COPY_RETURNED)
    record(actor, Verb.COPY_RETURNED, copy.document, after={"number": copy.number, "on": on})


@action(Permission.DOCUMENT_MANAGE)
def confirm(actor: Actor, *, document: Document, note: str, today: date) -> Confirmation:
    """The periodic review is done and the document stays as it is."""
    revision = Revision.objects.in_force().filter(document=document).first()
    if revision is None:
        raise Refused(Refusal.NOT_IN_FORCE)
    months = document.review_months or document.type.review_months
    if not months:
        raise Refused(Refusal.NO_REVIEW_RHYTHM)
    done = Confirmation(
        office=document.office, revision=revision, note=note.strip(), done_by=actor.account, done_on=today
    )
    done.save()
    before = {"on": document.review_on}
    document.review_on = add_months(today, months)
    document.save(update_fields=["review_on"])
    record(actor, Verb.DOCUMENT_CONFIRMED, document, before=before, after={"on": document.review_on})
    return done


@action(Permission.DOCUMENT_MANAGE)
def dispose(
    actor: Actor, *, revision: Revision, method: DisposalMethod, protocol: str, on: date, today: date
) -> Disposal:
    """Destroy the text of a withdrawn edition after its time, or note that the archive took it over."""
    row = Revision.objects.select_for_update(of=("self",)).select_related("document__type").get(pk=revision.pk)
    _demand_disposable(row, method, on=on, today=today)
    done = Disposal(
        office=row.office,
        revision=row,
        method=method,
        protocol=tidy(protocol),
        done_by=actor.account,
        done_on=on,
    )
    done.save()
    files = list(Content.objects.filter(revision=row, file__isnull=False).values_list("file", flat=True))
    Content.objects.filter(revision=row).update(markdown="", text="", file=None)
    kept = set(Content.objects.filter(file__in=files).values_list("file", flat=True))
    gone = OfficeFile.objects.filter(pk__in=set(files) - kept)
    hashes = set(gone.values_list("sha256", flat=True))
    gone.delete()
    remove_unnamed(hashes)
    after = {"edition": row.edition, "method": method, "protocol": done.protocol}
    record(actor, Verb.REVISION_DISPOSED, row.document, after=after)
    return done


def _demand_disposable(row: Revision, method: DisposalMethod, *, on: date, today: date) -> None:
    if row.state != RevisionState.WITHDRAWN or row.withdrawn_on is None:
        raise Refused(Refusal.NOT_WITHDRAWN)
    if Disposal.objects.filter(revision=row).exists():
        raise Refused(Refusal.DISPOSED)
    if on > today:
        raise Refused(Refusal.IN_FUTURE, field="on")
    if on < row.withdrawn_on:
        raise Refused(Refusal.KEPT_LONGER, field="on")
    earliest = disposable_from(row.withdrawn_on, row.document.retention or row.document.type.retention)
    if method is DisposalMethod.ARCHIVE:
        return
    if earliest is None:
        raise Refused(Refusal.KEPT_FOR_EVER, field="method")
    if on < earliest:
        raise Refused(Refusal.KEPT_LONGER, field="on")
