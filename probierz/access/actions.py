"""`@action`: one transaction, one question about permission, at least one event, or nothing at all."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from probierz.access.actor import Actor
from probierz.access.permissions import Permission

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result", covariant=True)


class PermissionRefused(PermissionDenied):
    """The actor lacks the permission in the place in scope."""

    def __init__(self, actor: Actor, permission: Permission) -> None:
        super().__init__(f"{actor.key} lacks {permission} here.")
        self.permission = permission


class NothingRecorded(RuntimeError):
    """An action changed things without a line in the trail: a mistake of the programmer."""


class Action(Protocol[Arguments, Result]):
    """A guarded write: the function and what guards it."""

    permission: Permission
    silent_because: str

    def __call__(self, actor: Actor, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result: ...


ACTIONS: dict[str, Action[..., object]] = {}
_recorded: ContextVar[list[str] | None] = ContextVar("recorded", default=None)

Written = Callable[Concatenate[Actor, Arguments], Result]


def note_recorded(verb: str) -> None:
    """Called by the trail: the running action has its event."""
    verbs = _recorded.get()
    if verbs is not None:
        verbs.append(verb)


def action(
    permission: Permission, *, silent_because: str = ""
) -> Callable[[Written[Arguments, Result]], Action[Arguments, Result]]:
    """Guard a write. `silent_because` names the reason when it may leave no event of its own."""

    def guard(write: Written[Arguments, Result]) -> Action[Arguments, Result]:
        whole = _whole(write, demands_event=not silent_because)

        @wraps(write)
        def guarded(actor: Actor, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            if not actor.may(permission):
                raise PermissionRefused(actor, permission)
            try:
                return whole(actor, *args, **kwargs)
            except IntegrityError:
                if connection.in_atomic_block:
                    raise
                # Somebody did the same at the same moment; a second look finds it there and says so in words.
                return whole(actor, *args, **kwargs)

        done = cast("Action[Arguments, Result]", guarded)
        done.permission = permission
        done.silent_because = silent_because
        ACTIONS[f"{write.__module__}.{write.__qualname__}"] = cast("Action[..., object]", done)
        return done

    return guard


def _whole(write: Written[Arguments, Result], *, demands_event: bool) -> Written[Arguments, Result]:
    """Everything the action writes, its event among it, or nothing."""

    def recorded(actor: Actor, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        outer = _recorded.get()
        verbs: list[str] = []
        token = _recorded.set(verbs)
        try:
            with transaction.atomic():
                result = write(actor, *args, **kwargs)
                if not verbs and demands_event:
                    raise NothingRecorded(write.__qualname__)
        finally:
            _recorded.reset(token)
        if outer is not None:
            outer.extend(verbs)
        return result

    return recorded
