"""What offices do with their surveys: publish, type in paper, count clients, answer comments, prepare letters."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from probierz.access.actor import Actor
from probierz.demo.accounts import OFFICE
from probierz.demo.answers import sheets
from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.questionnaires import Answers, Group, Item, ItemType, Option, Questionnaire
from probierz.lib.questionnaires.editing import blank
from probierz.offices.models import Office, Programme
from probierz.offices.scope import across_offices, office_scope, programme_scope
from probierz.people.models import Employee
from probierz.surveys.actions.alerts import choose_alerts
from probierz.surveys.actions.comments import add_tag, answer_comment, sort_comment
from probierz.surveys.actions.denominators import record_denominators
from probierz.surveys.actions.intake import commit
from probierz.surveys.actions.invitations import MailingDetails, make_mailing, unsubscribe
from probierz.surveys.actions.local_questions import keep_local_questions
from probierz.surveys.actions.paper import begin_batch, enter_form
from probierz.surveys.actions.publication import publish_results, return_results, submit_results
from probierz.surveys.actions.questionnaires import begin_draft
from probierz.surveys.actions.submission import Submission
from probierz.surveys.models import CollectionPoint, Comment, Invitation, Wave
from probierz.surveys.queries.denominators import denominators_of
from probierz.surveys.rules import CampaignKind, Channel, WaveRole
from probierz.surveys.rules.addresses import Address
from probierz.surveys.rules.paper import Entry
from probierz.surveys.rules.quarantine import HeldReason

PUBLISHED = 12  # offices, in the order of their codes; the next one got its results back, the one after it waits
FORMS, TYPED, TWICE = 30, 14, 5
HURRIED = 3  # sheets filled in quicker than anybody reads
LOW = 60  # points of the index
TAGS = ("kolejka", "informacja", "budynek")
REPLY = "Dziękujemy za uwagę. Sprawdzamy to z wydziałem; o zmianie napiszemy na tablicy i na stronie."
# Of a hundred who answered: how many were served, how many were offered a form.
SERVED, OFFERED = 410, 165


def run(actor: Actor, *, past: Programme, now: Programme, offices: Mapping[str, Office], today: date) -> None:
    closed, wave = _wave(past, WaveRole.FOLLOWUP), _wave(now, WaveRole.BASELINE)
    _publish(actor, closed, offices)
    _draft(actor, now)
    with office_scope(offices[OFFICE].pk):
        _count_clients(actor, offices[OFFICE], closed)
        _type_in(actor, offices[OFFICE], wave, today)
        _prepare_letters(actor, offices[OFFICE], wave, today)
        _watch(actor, offices[OFFICE], wave, today)


def answer_comments(actor: Actor, *, past: Programme, office: Office) -> None:
    """The first is answered, the next ones are given to somebody; the rest waits. Closed waves are studied by now."""
    with office_scope(office.pk):
        tags = [add_tag(actor, office=office, name=name) for name in TAGS]
        assignee = Employee.objects.filter(office=office, employments__until=None).order_by("number")[0]
        wave = _wave(past, WaveRole.FOLLOWUP)
        comments = Comment.objects.filter(office=office, wave=wave).order_by("key")[: len(tags)]
        for place, (comment, tag) in enumerate(zip(comments, tags, strict=True)):
            sort_comment(actor, comment=comment, tags=[tag], assignee=assignee if place else None)
            if place == 0:
                answer_comment(actor, comment=comment, reply=REPLY)


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
    unsubscribe(actor, invitation=Invitation.objects.filter(office=office).order_by("pk")[0])


def _count_clients(actor: Actor, office: Office, wave: Wave) -> None:
    counts = {
        row.point: (row.reach.answered * SERVED // 100, row.reach.answered * OFFERED // 100)
        for row in denominators_of(office, wave).rows
        if row.reach.answered
    }
    record_denominators(actor, office=office, wave=wave, month=None, counts=counts)


def _watch(actor: Actor, office: Office, wave: Wave, today: date) -> None:
    """Alerts, a question of the office's own for the next wave, and answers that came too quickly to be counted."""
    choose_alerts(actor, office=office, campaign=wave.campaign, below=LOW, on_comment=True)
    keep_local_questions(actor, office=office, campaign=wave.campaign, content=_own_question(), revision=0)
    point = CollectionPoint.objects.filter(office=office, campaign=wave.campaign, channel=Channel.QR).order_by("pk")[0]
    questionnaire = shipped_questionnaires()[CLIENT_SURVEY]
    commit(
        [
            Submission(
                office_id=office.pk,
                wave_id=wave.pk,
                point_id=point.pk,
                channel=Channel.QR,
                day=today - timedelta(days=1),
                questionnaire=questionnaire,
                answers=Answers(one),
                hold=HeldReason.TOO_QUICK,
            )
            for one in sheets(questionnaire, mean=5, number=HURRIED, key="hurried")
        ]
    )


def _own_question() -> Questionnaire:
    item = Item(
        "dojazd",
        ItemType.CHOICE,
        Bilingual("Jak Pan(i) dziś do nas dotarł(a)?", "How did you get here today?"),
        options=(
            Option("bus", Bilingual("Autobusem", "By bus")),
            Option("car", Bilingual("Samochodem", "By car")),
            Option("walk", Bilingual("Pieszo lub rowerem", "On foot or by bicycle")),
        ),
    )
    group = Group("urzad", Bilingual("Pytanie naszego urzędu", "A question of our office"), (item,))
    return replace(blank("local", title=Bilingual("Pytania urzędu", "Questions of the office")), groups=(group,))
