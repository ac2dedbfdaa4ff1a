"""Duties that come round by the clock: applications register them, the `tick` command does those that are due."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from probierz.jobs.models import DutyRun

logger = logging.getLogger(__name__)
BETWEEN_ATTEMPTS = timedelta(hours=1)  # for a daily duty that failed

Duty = Callable[[], object]


@dataclass
class _Registry:
    each_minute: dict[str, Duty] = field(default_factory=dict)
    each_day: dict[str, Duty] = field(default_factory=dict)


_registry = _Registry()


def every_minute(duty: Duty) -> Duty:
    """Register a duty done at each tick; it opens its own scope and is quick."""
    _registry.each_minute[_name(duty)] = duty
    return duty


def daily(duty: Duty) -> Duty:
    """Register a duty done once a day, soon after midnight; after a failure it is tried again each hour."""
    _registry.each_day[_name(duty)] = duty
    return duty


def tick() -> list[str]:
    """Do what is due; returns the names of the duties that failed, which disturb no other."""
    return [*filter(_fails, _registry.each_minute), *filter(_fails_today, _registry.each_day)]


def _fails(name: str) -> bool:
    return not _succeeds(name, _registry.each_minute[name])


def _fails_today(name: str) -> bool:
    if not _claim(name):
        return False
    if not _succeeds(name, _registry.each_day[name]):
        return True
    DutyRun.objects.filter(name=name).update(succeeded_on=timezone.localdate())
    return False


def _claim(name: str) -> bool:
    """Whether the duty is due and nobody else has just begun it."""
    DutyRun.objects.get_or_create(name=name)
    now = timezone.now()
    not_today = Q(succeeded_on__isnull=True) | Q(succeeded_on__lt=timezone.localdate())
    not_lately = Q(tried_at__isnull=True) | Q(tried_at__lt=now - BETWEEN_ATTEMPTS)
    return DutyRun.objects.filter(not_today, not_lately, name=name).update(tried_at=now) == 1


def _succeeds(name: str, duty: Duty) -> bool:
    try:
        duty()
    except Exception:
        logger.exception("The duty %s failed.", name)
        return False
    return True


def _name(duty: Duty) -> str:
    return f"{duty.__module__}.{duty.__qualname__}".removeprefix("probierz.")
