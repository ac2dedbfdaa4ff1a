"""One office as the programme sees it, and the registers of the programme."""

from dataclasses import dataclass

from probierz.lib.statistics.estimates import Estimate
from probierz.offices.models import Consent, Office, Participation
from probierz.offices.queries import name_then
from probierz.offices.rules import SharingTopic
from probierz.programme.models import IndicatorReading, OfficeCertification, OfficeStage, TrainingRecord
from probierz.programme.queries.board import Cell, office_plan, people_by_office
from probierz.programme.queries.measures import certifications_of, training_of
from probierz.programme.queries.sharing import Sharing
from probierz.surveys.queries import ProgrammeResults
from probierz.surveys.rules import WaveRole


@dataclass(frozen=True)
class Consents:
    """A participation with its consents by topic; None where the office never gave or took it back."""

    participation: Participation
    office: Office
    name: str
    by_topic: dict[SharingTopic, Consent | None]

    @property
    def gives_all(self) -> bool:
        return all(self.by_topic.values())


@dataclass(frozen=True)
class OfficePage:
    """Plan and fact of an office, and what it shares of its results."""

    office: Office
    name: str
    cells: tuple[Cell, ...]
    people: int | None
    consents: Consents
    before: Estimate | None
    now: Estimate | None
    certifications: tuple[OfficeCertification, ...]
    readings: dict[WaveRole, IndicatorReading]
    training: tuple[TrainingRecord, ...]

    @property
    def latest(self) -> Estimate | None:
        return self.now or self.before

    @property
    def change(self) -> float | None:
        return self.now.value - self.before.value if self.now and self.before else None


def office_page(sharing: Sharing, office: Office, results: ProgrammeResults | None) -> OfficePage:
    """Opens its own scopes, each for what the office agreed to."""
    row = next((one for one in results.rows if one.office.pk == office.pk), None) if results else None
    with sharing.scope(sharing.participation & {office.pk}):
        readings = IndicatorReading.objects.filter(programme=sharing.programme, office=office)
        by_wave = {WaveRole(reading.wave): reading for reading in readings}
        certifications = tuple(certifications_of(sharing).filter(office=office).order_by("granted_on"))
        training = tuple(training_of(sharing).filter(office=office).order_by("held_on"))
    return OfficePage(
        office=office,
        name=name_then(office),
        cells=office_plan(sharing, office),
        people=people_by_office(sharing).get(office.pk),
        consents=consents_of(sharing, office),
        before=row.before.index if row and row.before else None,
        now=row.now.index if row and row.now else None,
        certifications=certifications,
        readings=by_wave,
        training=training,
    )


def office_of(sharing: Sharing, code: str) -> Office | None:
    """A participant of the day by its code."""
    return next((office for office in sharing.offices if office.code == code), None)


def all_consents(sharing: Sharing) -> tuple[Consents, ...]:
    """Every participant of the day with what it shares now."""
    rows = Participation.objects.on(sharing.day).filter(programme=sharing.programme)
    by_office = {row.office_id: row for row in rows}
    kept = {
        SharingTopic.PARTICIPATION: sharing.participation,
        SharingTopic.HEADCOUNT: sharing.headcount,
        SharingTopic.SURVEY_RESULTS: sharing.surveys,
        SharingTopic.REPRESENTATIVES: sharing.representatives,
    }
    consents: dict[int, dict[SharingTopic, Consent]] = {}
    for one in Consent.objects.filter(participation__in=by_office.values()).order_by("since"):
        consents.setdefault(one.participation_id, {})[SharingTopic(one.topic)] = one
    return tuple(
        Consents(
            participation=by_office[office.pk],
            office=office,
            name=name_then(office),
            by_topic={
                topic: consents.get(by_office[office.pk].pk, {}).get(topic) if office.pk in kept[topic] else None
                for topic in SharingTopic
            },
        )
        for office in sharing.offices
    )


def consents_of(sharing: Sharing, office: Office) -> Consents:
    return next(one for one in all_consents(sharing) if one.office.pk == office.pk)


def office_stage_by_key(sharing: Sharing, office: Office, key: str) -> OfficeStage | None:
    """In the programme's scope; only while the office shares its stages."""
    if office.pk not in sharing.participation:
        return None
    rows = OfficeStage.objects.filter(programme=sharing.programme, office=office, key=key)
    row = rows.select_related("stage", "programme").first()
    if row is not None:
        row.office = office  # with its name of the programme's day
    return row
