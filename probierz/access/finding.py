"""What an address names is there, or there is no such page."""

from typing import TypeVar

from django.http import Http404
from django.utils.translation import gettext as _

Row = TypeVar("Row")


def existing(row: Row | None) -> Row:
    """The row; without one the same answer for what is gone, what never was and what is somebody else's."""
    if row is None:
        raise no_such_page()
    return row


def no_such_page() -> Http404:
    """To be raised where an address names nothing that exists."""
    return Http404(_("There is no such page."))
