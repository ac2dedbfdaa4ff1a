"""What is due about documents: to be checked, approved, read, reviewed, put in force, collected."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.access.permissions import Permission
from probierz.documents.queries import lists, pack, reading
from probierz.documents.queries.people import asked_of
from probierz.lib.duties import Duty

if TYPE_CHECKING:
    from probierz.desk.queries.office import OfficeDay


def _check(day: "OfficeDay") -> Iterable[Duty]:
    for one in asked_of(day.actor, on=day.on):
        document = one.round.revision.document
        yield day.duty(
            _("Check the draft of %(number)s") % {"number": document.number},
            "documents:draft",
            detail=document.title,
            due_on=one.round.due_on,
            key=document.key,
        )


def _approve(day: "OfficeDay") -> Iterable[Duty]:
    for row in lists.waiting_for_approval(day.actor, on=day.on):
        yield day.duty(
            _("Approve %(number)s") % {"number": row.document.number},
            "documents:approve",
            detail=row.document.title,
            key=row.document.key,
        )


def _read(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.DOCUMENT_READ):
        return
    for one in reading.to_read(day.actor, on=day.on):
        yield day.duty(
            _("Read %(number)s") % {"number": one.document.number},
            "documents:document",
            detail=one.document.title,
            due_on=reading.read_until(one.revision),
            key=one.document.key,
        )


def _review(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.DOCUMENT_MANAGE):
        return
    for document in lists.review_due(on=day.on):
        yield day.duty(
            _("Review %(number)s: change it or confirm it") % {"number": document.number},
            "documents:document",
            detail=document.title,
            due_on=document.review_on,
            key=document.key,
        )


def _run_the_register(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.DOCUMENT_MANAGE):
        return
    if not lists.has_any():
        yield day.duty(
            _("Begin the documents of the quality system"),
            "documents:pack",
            detail=_("The starter pack holds a policy, a manual, procedures and forms."),
        )
    copies = lists.copies_to_withdraw().count()
    if copies:
        yield day.duty(
            ngettext("Take back %(n)s numbered copy", "Take back %(n)s numbered copies", copies) % {"n": copies},
            "documents:copies_due",
        )
    if pack.proposals():
        yield day.duty(_("Look at better words of the starter pack"), "documents:pack")


SOURCES = (_check, _approve, _read, _review, _run_the_register)
