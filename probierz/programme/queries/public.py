"""What everybody may see: published programmes, their offices and results, the conference, the news.

Every function opens its own scope: a page without log-in has none.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from probierz.lib.charts import Scale, Streak, scale_for
from probierz.lib.statistics.estimates import Estimate
from probierz.offices.models import Office, Programme
from probierz.offices.queries import name_then
from probierz.offices.scope import across_offices, programme_scope
from probierz.programme.models import AgendaItem, Conference, NewsItem, OfficeCertification
from probierz.programme.queries.board import people_by_office
from probierz.programme.queries.measures import Results, certifications_of, results_of
from probierz.programme.queries.news import with_reads
from probierz.programme.queries.sharing import Sharing, sharing_of
from probierz.programme.queries.streaks import streak_of
from probierz.programme.queries.surveys import SurveyFigures, survey_figures
from probierz.programme.rules import NewsState
from probierz.surveys.rules import CampaignKind


@dataclass(frozen=True)
class PublicOffice:
    """An office on the programme's page; an office that shares no participation is not there."""

    office: Office
    name: str
    people: int | None
    certification: OfficeCertification | None
    before: Estimate | None = None
    now: Estimate | None = None

    @property
    def latest(self) -> Estimate | None:
        return self.now or self.before

    @property
    def streak(self) -> Streak | None:
        return streak_of(self.name, self.before, self.now)


@dataclass(frozen=True)
class PublicProgramme:
    """The public facts of a programme. `people` is None when no office shares its number."""

    programme: Programme
    day: date
    offices: tuple[PublicOffice, ...]
    results: Results
    conference: Conference | None

    @property
    def people(self) -> int | None:
        known = [one.people for one in self.offices if one.people is not None]
        return sum(known) if known else None

    @property
    def scale(self) -> Scale:
        """One scale for all offices, so that neighbours may be compared."""
        return scale_for(tuple(value for one in self.offices if one.streak for value in one.streak.values))

    @property
    def certified(self) -> int:
        return sum(1 for one in self.offices if one.certification)


@dataclass(frozen=True)
class PublicConference:
    conference: Conference
    agenda: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class PublicNews:
    """A published item with the number of times it was opened."""

    news: NewsItem
    reads: int


def published_programmes() -> QuerySet[Programme]:
    """The newest first."""
    return Programme.objects.filter(is_public=True).select_related("association").order_by("-starts_on", "pk")


def public_programme(code: str, *, today: date | None = None) -> PublicProgramme | None:
    """None when there is no such programme or it is not public."""
    programme = published_programmes().filter(code=code).first()
    if programme is None:
        return None
    sharing = sharing_of(programme, today=today)
    results = results_of(sharing)
    conference = public_conference(programme)
    return PublicProgramme(
        programme=programme,
        day=sharing.day,
        offices=_offices(sharing, results),
        results=results,
        conference=conference.conference if conference else None,
    )


def public_participations(office: Office, *, today: date | None = None) -> list[tuple[Programme, PublicOffice]]:
    """Public programmes in which the office takes or took part and says so, with its figures there."""
    rows = published_programmes().filter(participations__office=office).distinct()
    found = [sharing_of(programme, today=today) for programme in rows]
    return [(one.programme, _office(office, one)) for one in found if office.pk in one.participation]


def public_conference(programme: Programme) -> PublicConference | None:
    """The latest conference of a public programme with its agenda; never who comes."""
    if not programme.is_public:
        return None
    with programme_scope(programme.pk):
        conference = Conference.objects.filter(programme=programme).order_by("-held_on").first()
        if conference is None:
            return None
        return PublicConference(
            conference, tuple(AgendaItem.objects.filter(conference=conference).order_by("position"))
        )


def public_news(programme: Programme | None = None) -> list[PublicNews]:
    """Published items of one or of all public programmes, the newest first."""
    with across_offices(reason="Published news of public programmes are for everybody."):
        rows = _published()
        if programme is not None:
            rows = rows.filter(programme=programme)
        return [_public(news) for news in rows.order_by("-published_on", "-pk")]


def public_news_item(key: str) -> PublicNews | None:
    with across_offices(reason="Published news of public programmes are for everybody."):
        news = _published().filter(key=key).first()
    return _public(news) if news else None


def _published() -> QuerySet[NewsItem]:
    rows = NewsItem.objects.filter(state=NewsState.PUBLISHED, programme__is_public=True)
    return with_reads(rows).select_related("programme__association")


def _public(news: NewsItem) -> PublicNews:
    return PublicNews(news, news.read_count)  # type: ignore[attr-defined] # annotated by with_reads


def _offices(sharing: Sharing, results: Results) -> tuple[PublicOffice, ...]:
    """Every office that says it takes part, under its name of the day."""
    places = [(office, name_then(office)) for office in sharing.offices if office.pk in sharing.participation]
    return _figures(places, sharing, results.satisfaction)


def _office(office: Office, sharing: Sharing) -> PublicOffice:
    return _figures([(office, office.name)], sharing, survey_figures(sharing, CampaignKind.CLIENT))[0]


def _figures(places: list[tuple[Office, str]], sharing: Sharing, clients: SurveyFigures) -> tuple[PublicOffice, ...]:
    with sharing.scope(frozenset()):
        valid = certifications_of(sharing).filter(granted_on__lte=sharing.day, valid_until__gte=sharing.day)
        certifications = {row.office_id: row for row in valid.order_by("granted_on")}
    people = people_by_office(sharing)
    said = clients.by_office
    return tuple(
        PublicOffice(
            office=office,
            name=name,
            people=people.get(office.pk),
            certification=certifications.get(office.pk),
            before=said[office.pk].index_before if office.pk in said else None,
            now=said[office.pk].index_now if office.pk in said else None,
        )
        for office, name in places
    )
