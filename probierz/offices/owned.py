"""Models that an office or a programme owns: without it in scope they cannot be asked or written.

The manager adds one lookup, `office__in_scope`, that is decided when the query becomes SQL: no
scope, no SQL. Joins and forward keys are outside that net, so saving checks that a row's office is
in scope and equals the office of every owned row it points to.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import models
from django.db.models.sql.compiler import SQLCompiler

from probierz.offices.scope import OutOfScope, Scope, current_scope

Row = TypeVar("Row", bound=models.Model)


def _scope_or_refuse(what: str) -> Scope:
    scope = current_scope()
    if scope is None:
        raise OutOfScope(f"No scope is open: {what} cannot be asked or written.")
    return scope


class _InScope(models.Lookup[Any]):
    """`office__in_scope=True`: the column is among the keys in scope."""

    prepare_rhs = False

    def keys(self, scope: Scope) -> frozenset[int]:
        raise NotImplementedError

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        scope = _scope_or_refuse(str(self.lhs.target))
        if scope.everything:
            raise FullResultSet
        keys = sorted(self.keys(scope))
        if not keys:
            raise EmptyResultSet
        sql, parameters = self.process_lhs(compiler, connection)
        marks = ", ".join(["%s"] * len(keys))
        return f"{sql} IN ({marks})", (*parameters, *keys)


@models.ForeignKey.register_lookup
class InOfficeScope(_InScope):
    lookup_name = "in_scope"

    def keys(self, scope: Scope) -> frozenset[int]:
        return scope.offices


@models.ForeignKey.register_lookup
class InProgrammeScope(_InScope):
    lookup_name = "in_programme_scope"

    def keys(self, scope: Scope) -> frozenset[int]:
        return scope.programmes


class OwnedQuerySet(models.QuerySet[Row]):
    """Refuses bulk writes of rows that are not in scope."""

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        rows = list(objs)
        for row in rows:
            check_ownership(row)
        return super().bulk_create(rows, *args, **kwargs)


class OfficeManager(models.Manager[Row]):
    """Every query begins with the offices in scope."""

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(office__in_scope=True)


class ProgrammeManager(models.Manager[Row]):
    """Every query begins with the programmes in scope."""

    def get_queryset(self) -> models.QuerySet[Row]:
        return super().get_queryset().filter(programme__in_programme_scope=True)


class Owned(models.Model):
    """What one office or one programme owns; `owner` names the key."""

    owner: ClassVar[str]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        check_ownership(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        check_ownership(self)
        return super().delete(*args, **kwargs)


class OfficeOwned(Owned):
    """A row of exactly one office."""

    owner = "office"
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ProgrammeOwned(Owned):
    """A row of exactly one programme."""

    owner = "programme"
    programme = models.ForeignKey("offices.Programme", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


def check_ownership(row: models.Model) -> None:
    """The row's owner is in scope, and owns every owned row that this one points to."""
    if not isinstance(row, Owned):
        return
    scope = _scope_or_refuse(type(row).__name__)
    owner_id = getattr(row, f"{row.owner}_id")
    keys = scope.offices if row.owner == "office" else scope.programmes
    if not scope.everything and owner_id not in keys:
        raise OutOfScope(f"{type(row).__name__}: its {row.owner} {owner_id} is not in scope.")
    for field in _keys_to_owned(type(row)):
        _check_parent(row, field, owner_id)


def _keys_to_owned(model: type[Owned]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if field.is_relation
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, Owned)
        and field.related_model.owner == model.owner
    ]


def _check_parent(row: Owned, field: Any, owner_id: int) -> None:
    key = getattr(row, field.attname)
    if key is None:
        return
    if field.is_cached(row):
        same = getattr(field.get_cached_value(row), f"{row.owner}_id") == owner_id
    else:
        parents = field.related_model._base_manager
        same = parents.filter(pk=key, **{f"{row.owner}_id": owner_id}).exists()
    if not same:
        raise OutOfScope(f"{type(row).__name__}.{field.name} points to another {row.owner}'s row.")
