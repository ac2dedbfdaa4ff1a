"""Results on their way to the public page: those of an office, those a programme checks, those everybody sees."""

from dataclasses import dataclass

from django.db.models import QuerySet

from probierz.lib.questionnaire_json import digest_of
from probierz.lib.verdicts import Verdict
from probierz.offices.models import Office, Programme
from probierz.offices.scope import across_offices, office_scope, programme_scope
from probierz.surveys.models import Campaign, Publication, Wave
from probierz.surveys.queries.office import office_results
from probierz.surveys.queries.sharing import sharing_offices
from probierz.surveys.rules import WaveState
from probierz.surveys.rules.publication import ON_ITS_WAY, PublicationState, may_submit


@dataclass(frozen=True)
class WaveToPublish:
    """A wave with what was submitted of it, the newest first, and whether it may be submitted now."""

    wave: Wave
    verdict: Verdict
    publications: tuple[Publication, ...]


def waves_to_publish(office: Office, campaign: Campaign) -> list[WaveToPublish]:
    """In the office's scope."""
    with across_offices(reason="An office sees the waves of its programme's campaign."):
        waves = list(campaign.waves.all())
    submitted = list(_rows().filter(office=office, wave__in=[wave.pk for wave in waves]))
    found = []
    for wave in waves:
        wave.campaign = campaign
        mine = tuple(one for one in submitted if one.wave_id == wave.pk)
        found.append(WaveToPublish(wave, verdict_on_submitting(office, wave, mine), mine))
    return found


def verdict_on_submitting(office: Office, wave: Wave, submitted: tuple[Publication, ...]) -> Verdict:
    """The figures are asked only of a wave that is over."""
    is_over = wave.state == WaveState.CLOSED
    now = office_results(office, wave).now if is_over else None
    return may_submit(
        WaveState(wave.state),
        is_shown=now is not None and now.index is not None,
        is_on_its_way=any(one.state in ON_ITS_WAY for one in submitted),
    )


def publication_of_office(office: Office, campaign: Campaign, key: str) -> Publication | None:
    return _rows().filter(office=office, wave__campaign=campaign, key=key).first()


def submitted_to(programme: Programme, campaign: Campaign) -> list[Publication]:
    """Of the offices that share their results: what waits first. Opens its own scope."""
    with programme_scope(programme.pk, offices=sharing_offices(programme)):
        rows = list(_rows().filter(wave__campaign=campaign))
    return sorted(rows, key=lambda one: one.state != PublicationState.SUBMITTED)


def publication_of_programme(programme: Programme, campaign: Campaign, key: str) -> Publication | None:
    """Of an office that shares its results. Opens its own scope."""
    with programme_scope(programme.pk, offices=sharing_offices(programme)):
        return _rows().filter(wave__campaign=campaign, key=key).first()


def published_of(office: Office) -> list[Publication]:
    """What everybody may read, the newest first. Opens its own scope."""
    with office_scope(office.pk):
        return list(_published(office))


def published_by_key(office: Office, key: str) -> Publication | None:
    with office_scope(office.pk):
        return _published(office).filter(key=key).first()


def published_of_wave(office: Office, wave: Wave) -> Publication | None:
    """What everybody reads of this wave, if anything; in the office's scope."""
    return _published(office).filter(wave=wave).first()


def is_intact(publication: Publication) -> bool:
    """Whether the figures are still those that were submitted."""
    return digest_of(publication.content) == publication.digest


def _published(office: Office) -> QuerySet[Publication]:
    return _rows().filter(office=office, state=PublicationState.PUBLISHED)


def _rows() -> QuerySet[Publication]:
    rows: QuerySet[Publication] = Publication.objects.select_related("office", "submitted_by")
    return rows.order_by("-submitted_at", "-pk")
