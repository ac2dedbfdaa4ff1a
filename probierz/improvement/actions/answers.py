"""Tells those who spoke what became of it: the reporter of a nonconformity, the author of a suggestion."""

from probierz.access.actor import Actor
from probierz.improvement.models import Nonconformity, Suggestion
from probierz.improvement.queries.records import case_facts, suggestion_facts
from probierz.improvement.rules import NoticeKind
from probierz.notices.sending import Message, notify
from probierz.people.models import Employee


def tell_reporter(row: Nonconformity, *, by: Actor) -> None:
    """Closed or rejected; not what one did oneself."""
    _tell(row, row.found_by, NoticeKind.CASE_ENDED, case_facts(row).href, by=by)


def tell_author(row: Suggestion, *, by: Actor) -> None:
    """Whatever was answered; an anonymous author reads it on the list."""
    _tell(row, row.author, NoticeKind.SUGGESTION_ANSWERED, suggestion_facts(row).href, by=by)


def _tell(row: Nonconformity | Suggestion, who: Employee | None, kind: NoticeKind, href: str, *, by: Actor) -> None:
    account = who.account if who else None
    if account is None or not account.is_active or account == by.account:
        return
    params = {"number": row.number, "state": row.state}
    message = Message(kind=kind, href=href, matter=row.key, params=params, office=row.office, step=row.state)
    notify(account, message=message)
