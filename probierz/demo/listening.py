"""What offices do with their surveys: publish, type in paper, count who came, prepare letters and new questions."""

from collections.abc import Mapping
from datetime import date, timedelta

from probierz.access.actor import Actor
from probierz.demo.accounts import OFFICE
from probierz.demo.answers import sheets
from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.questionnaires import Answers
from probierz.offices.models import Office, Programme
from probierz.offices.scope import across_offices, office_scope, programme_scope
from probierz.surveys.actions.invitations import MailingDetails, make_mailing
from probierz.surveys.actions.paper import begin_batch, enter_form
from probierz.surveys.actions.publication import publish_results, return_results, submit_results
from probierz.surveys.actions.questionnaires import begin_draft
from probierz.surveys.models import CollectionPoint, Wave
from probierz.surveys.rules import CampaignKind, Channel, WaveRole
from probierz.surveys.rules.addresses import Address
from probierz.surveys.rules.paper import Entry

PUBLISHED = 12  # offices, in the order of their codes; the next one got its results back, the one after it waits
FORMS, TYPED, TWICE = 30, 14, 5


def run(actor: Actor, *, past: Programme, now: Programme, offices: Mapping[str, Office], today: date) -> None:
    _publish(actor, _wave(past, WaveRole.FOLLOWUP), offices)
    _draft(actor, now)
    with office_scope(offices[OFFICE].pk):
        wave = _wave(now, WaveRole.BASELINE)
        _type_in(actor, offices[OFFICE], wave, today)
        _prepare_letters(actor, offices[OFFICE], wave, today)


def _wave(programme: Programme, role: WaveRole) -> Wave:
    with across_offices(reason="The demonstration finds the wave it goes on with."):
        waves = Wave.objects.select_related("campaign__version", "programme")
        return waves.get(campaign__programme=programme, campaign__kind=CampaignKind.CLIENT, role=role)


def _publish(actor: Actor, wave: Wave, offices: Mapping[str, Office]) -> None:
    """Most of them; one is sent back with a word, one waits to be checked."""
    codes = [OFFICE, *(code for code in sorted(offices) if code != OFFICE)]
    for place, code in enumerate(codes[: PUBLISHED + 2]):
        with office_scope(offices[code].pk):
            publication = submit_results(actor, office=offices[code], wave=wave)
        with programme_scope(wave.programme_id, offices=[offices[code].pk]):
            if place < PUBLISHED:
                publish_results(actor, publication=publication)
            elif place == PUBLISHED:
                reason = "Proszę dopisać, w których dniach działało stanowisko w budynku B."
                return_results(actor, publication=publication, reason=reason)


def _draft(actor: Actor, programme: Programme) -> None:
    with programme_scope(programme.pk):
        begin_draft(
            actor,
            programme=programme,
            base=shipped_questionnaires()[CLIENT_SURVEY],
            title=Bilingual("Ankieta o decyzjach i pozwoleniach", "Survey on decisions and permits"),
            stem="decyzje",
        )


def _type_in(actor: Actor, office: Office, wave: Wave, today: date) -> None:
    """A batch half typed in; of the forms typed in twice one differs."""
    point = CollectionPoint.objects.get(office=office, campaign=wave.campaign, channel=Channel.PAPER)
    questionnaire = shipped_questionnaires()[CLIENT_SURVEY]
    batch = begin_batch(actor, wave=wave, point=point, forms=FORMS, day=today - timedelta(days=2), label="poniedziałek")
    typed = [Answers(one) for one in sheets(questionnaire, mean=3.8, number=TYPED, key="paper")]
    for place, answers in enumerate(typed):
        enter_form(actor, batch=batch, number=batch.first + place, answers=answers, entry=Entry.FIRST)
    slip = Answers({**typed[0].values, "k6": 1 if typed[0].values["k6"] != 1 else 2})
    for place, answers in enumerate([slip, *typed[1:TWICE]]):
        enter_form(actor, batch=batch, number=batch.first + place, answers=answers, entry=Entry.SECOND)


def _prepare_letters(actor: Actor, office: Office, wave: Wave, today: date) -> None:
    details = MailingDetails(
        name="Pozwolenia na budowę, jesień",
        legal_basis="Art. 6 ust. 1 lit. e RODO: badanie jakości zadania publicznego.",
        delete_on=today + timedelta(days=14),
        subject_pl="Jak ocenia Pani/Pan nasz urząd?",
        body_pl="Dzień dobry,\n\nprosimy o ocenę załatwienia sprawy. To około minuty.\n\n{link}\n\nDziękujemy.",
        subject_en="How did our office do?",
        body_en="Good morning,\n\nplease tell us how we did. It takes about a minute.\n\n{link}\n\nThank you.",
    )
    addresses = [Address(f"wnioskodawca{number}@pokaz.example") for number in range(1, 25)]
    make_mailing(actor, office=office, wave=wave, details=details, addresses=addresses, on=today)
