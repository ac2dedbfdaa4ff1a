"""Columns that hold one value of an enum, told to Django as plain texts: a migration must outlive the class."""

from collections.abc import Iterable
from enum import StrEnum

from django.db import models
from django.db.models import Q


def choices_of(known: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """For a column's `choices`; what people read is in `labels`."""
    return [(one.value, one.value) for one in known]


def is_known(column: str, known: Iterable[StrEnum], *, name: str) -> models.CheckConstraint:
    """The constraint that the column holds one of them and nothing else."""
    return models.CheckConstraint(condition=Q(**{f"{column}__in": [one.value for one in known]}), name=name)
