"""A twin of an office: the same rows under another roof, so that a neighbour has everything there is."""

from collections.abc import Iterator

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.offices.models import Office
from probierz.offices.owned import OfficeOwned
from probierz.offices.scope import across_offices
from tests.house.canaries import OWNED

# Far above every number of the original: references need no dictionary, and no number is in both offices.
APART = 10_000_000
# What belongs to a programme stays with it, and nobody works in both offices.
_NOT_COPIED = {"programme", "people.membership"}


def twin(office: Office, *, of: Office) -> None:
    """Copy every row that `of` owns; must run inside a transaction, since references are settled at its end."""
    with across_offices(reason="a twin is made of another office"):
        for model in OWNED:
            if not {model._meta.app_label, model._meta.label_lower} & _NOT_COPIED:
                models.QuerySet(model).bulk_create(list(_copies(model, office, of)))


def _copies(model: type[models.Model], office: Office, of: Office) -> Iterator[models.Model]:
    for row in model._base_manager.filter(office=of):
        for field in model._meta.concrete_fields:
            value = getattr(row, field.attname)
            if _is_own(field) and value is not None:
                setattr(row, field.attname, value + APART)
            elif field.name == "key" or (field.unique and isinstance(field, models.CharField)):
                setattr(row, field.attname, portable_id())  # such as the code of a public address
            elif field.name == "account" and field.null:
                row.account_id = None
        row.office_id = office.pk
        yield row


def _is_own(field: models.Field) -> bool:
    """Whether the number in this field is one of an office's rows."""
    target = field.related_model
    return field.primary_key or (isinstance(target, type) and issubclass(target, OfficeOwned))
