"""Changes of an office's people, units and roles take turns, so that each sees what the one before it left."""

from django.db import models

from probierz.members.actions.refusals import Refused
from probierz.members.rules import Refusal
from probierz.offices.models import Office
from probierz.offices.owned import OfficeOwned


def take_turn(office: Office) -> None:
    """Wait for whoever is changing the office, and keep others waiting until the transaction ends."""
    # Rows that only point to the office, such as answers, need not wait. SQLite writes one at a time anyway.
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)


def read_in_turn(row: OfficeOwned) -> None:
    """Take the office's turn and read the row again; what a page read before may have changed since."""
    take_turn(row.office)
    try:
        row.refresh_from_db()
    except models.ObjectDoesNotExist as gone:
        raise Refused(Refusal.MOVED) from gone
