"""The history as a table to take away."""

from django.utils.translation import gettext as _

from probierz.design.history import Told
from probierz.lib import figures
from probierz.lib.sheets import Value


def head() -> list[str]:
    """Titles of the columns of the table to take away."""
    return [
        _("Position"),
        _("When"),
        _("Who"),
        _("What"),
        _("About"),
        _("Changes"),
        _("Note"),
        _("Request"),
        _("Hash"),
    ]


def row(one: Told) -> list[Value]:
    changes = "; ".join(f"{change.field}: {change.before} → {change.after}" for change in one.changes)
    when = one.at.astimezone(figures.WARSAW).isoformat(timespec="seconds")
    return [one.position, when, one.who, one.what, one.target, changes, one.note, one.request_id, one.hash]
