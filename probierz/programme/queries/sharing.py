"""Who takes part in a programme on the day it is judged by, and what each office lets it read."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from probierz.offices.models import Office, Participation, Programme
from probierz.offices.queries import offices_by_topic, offices_named
from probierz.offices.rules import SharingTopic, reckoning_day
from probierz.offices.scope import Scope, programme_scope
from probierz.surveys.queries import CampaignSummary, campaigns_of_programme


@dataclass(frozen=True)
class Sharing:
    """The participants in Polish order, each with its name of that day, and by topic the offices that share it."""

    programme: Programme
    day: date

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        members = Participation.objects.on(self.day).filter(programme=self.programme).values("office")
        return tuple(offices_named(self.day).filter(pk__in=members).order_by("sort_key"))

    @cached_property
    def by_pk(self) -> dict[int, Office]:
        return {office.pk: office for office in self.offices}

    @cached_property
    def by_topic(self) -> dict[SharingTopic, frozenset[int]]:
        return offices_by_topic(self.programme, on=self.day)

    @property
    def participation(self) -> frozenset[int]:
        return self.by_topic[SharingTopic.PARTICIPATION]

    @property
    def headcount(self) -> frozenset[int]:
        return self.by_topic[SharingTopic.HEADCOUNT]

    @property
    def surveys(self) -> frozenset[int]:
        return self.by_topic[SharingTopic.SURVEY_RESULTS]

    @property
    def representatives(self) -> frozenset[int]:
        return self.by_topic[SharingTopic.REPRESENTATIVES]

    @cached_property
    def campaigns(self) -> tuple[CampaignSummary, ...]:
        """The programme's campaigns, the oldest first, with the answers of the offices that share them."""
        return tuple(campaigns_of_programme(self.programme, offices=self.surveys))

    def scope(self, offices: frozenset[int]) -> AbstractContextManager[Scope]:
        """The programme with these offices in scope."""
        return programme_scope(self.programme.pk, offices=offices)


def sharing_of(programme: Programme, *, today: date | None = None) -> Sharing:
    """A closed programme is read for ever as on its closing day; consent is asked as of now."""
    return Sharing(programme, reckoning_day(programme.closes_on, today or timezone.localdate()))
