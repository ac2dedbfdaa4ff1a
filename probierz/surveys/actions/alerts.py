"""Alerts: once a day units hear that among ten answers or more there was a low score or a comment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.lib.questionnaires import INDEX_UNIT, Answer, Answers, Questionnaire, index_of
from probierz.lib.refusals import Refused
from probierz.notices.sending import Message, notify
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Account, Employment, Membership
from probierz.people.rules import Role
from probierz.surveys.models import AlertLook, AlertRule, Campaign, CollectionPoint, Response
from probierz.surveys.queries.campaigns import frozen_questionnaire
from probierz.surveys.rules.alerts import AlertRefusal, NoticeKind, is_due
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

HIGHEST = 100


@action(Permission.SURVEY_MANAGE)
def choose_alerts(
    actor: Actor, *, office: Office, campaign: Campaign, below: int | None, on_comment: bool
) -> AlertRule | None:
    """What the office wants to hear of; without either it hears nothing."""
    if below is not None and not 1 <= below <= HIGHEST:
        raise Refused(AlertRefusal.OUT_OF_THE_INDEX, field="below")
    mine = AlertRule.objects.filter(office=office, campaign=campaign)
    rule = None
    if below is None and not on_comment:
        mine.delete()
    else:
        wish = {"below": below, "on_comment": on_comment}
        rule, _is_new = AlertRule.objects.update_or_create(office=office, campaign=campaign, defaults=wish)
    after = {"campaign": campaign.name_pl, "below": below, "on_comment": on_comment}
    record(actor, Verb.ALERTS_CHOSEN, office, after=after, at_office=office)
    return rule


def look_at_finished_days() -> None:
    """What the timetable does each day."""
    look_before(timezone.localdate())


def look_before(today: date) -> int:
    """Look at every point whose office wants alerts; returns how many notices were sent."""
    with across_offices(reason="The timetable looks at the finished days of every office that wants alerts."):
        rules = list(AlertRule.objects.select_related("office", "campaign__version").order_by("pk"))
    sent = 0
    for rule in rules:
        with office_scope(rule.office_id):
            points = CollectionPoint.objects.filter(office=rule.office_id, campaign=rule.campaign_id)
            for point in points.select_related("unit").order_by("pk"):
                sent += look_at_point(system_actor("surveys"), rule=rule, point=point, today=today)
    return sent


@action(
    Permission.SURVEY_MANAGE,
    silent_because="An event for each look would tell when answers came; the notices themselves are kept.",
)
def look_at_point(actor: Actor, *, rule: AlertRule, point: CollectionPoint, today: date) -> int:
    """Answers of finished days since the last look; below ten of them the look waits for more."""
    look = AlertLook.objects.select_for_update().filter(point=point).first()
    since = look.since if look else point.since
    rows = Response.objects.filter(office=rule.office_id, point=point, day__gte=since, day__lt=today)
    if not is_due(rows.count()):
        return 0
    seen = _what_came(rows.values_list("answers", "has_comment"), rule)
    AlertLook.objects.update_or_create(
        point=point, defaults={"since": today}, create_defaults={"office_id": rule.office_id, "since": today}
    )
    told = Told(rule=rule, point=point, since=since, until=today - timedelta(days=1))
    return sum(told.tell(account, kind) for kind in seen for account in heads_for(point, on=today))


@dataclass(frozen=True, kw_only=True)
class Told:
    """The days a look was about: all that a notice says besides the place."""

    rule: AlertRule
    point: CollectionPoint
    since: date
    until: date

    def tell(self, account: Account, kind: NoticeKind) -> bool:
        name = "surveys:comments" if kind is NoticeKind.NEW_COMMENT else "surveys:office_results"
        message = Message(
            kind=kind,
            href=reverse(name, args=[self.rule.office.code, self.rule.campaign.key]),
            matter=f"{self.point.key}",
            params={"point": self.point.name, "since": self.since.isoformat(), "until": self.until.isoformat()},
            office=self.rule.office,
            step=self.until.isoformat(),
        )
        return notify(account, message=message)


def heads_for(point: CollectionPoint, *, on: date) -> list[Account]:
    """The heads of the point's unit; without one those who keep the quality system of the office."""
    members = Membership.objects.on(on).filter(office=point.office_id, account__is_active=True)
    found: list[Account] = []
    if point.unit_id is not None:
        here = Employment.objects.on(on).filter(unit=point.unit_id).values("employee__account")
        found = _accounts(members.filter(role=Role.UNIT_HEAD, account__in=here))
    return found or _accounts(members.filter(role=Role.QUALITY_REPRESENTATIVE))


def _accounts(members: QuerySet[Membership]) -> list[Account]:
    rows = members.select_related("account").order_by("pk")
    return list({row.account_id: row.account for row in rows}.values())


def _what_came(rows: Iterable[tuple[Mapping[str, Answer], bool]], rule: AlertRule) -> list[NoticeKind]:
    """Whether there was a low score, and whether there was a comment; never how many."""
    questionnaire = frozen_questionnaire(rule.campaign.version.digest)
    is_low = is_written = False
    for answers, has_comment in rows:
        is_low = is_low or _is_low(questionnaire, answers, rule.below)
        is_written = is_written or (rule.on_comment and has_comment)
    kinds = {NoticeKind.LOW_SCORE: is_low, NoticeKind.NEW_COMMENT: is_written}
    return [kind for kind, is_so in kinds.items() if is_so]


def _is_low(questionnaire: Questionnaire, answers: Mapping[str, Answer], below: int | None) -> bool:
    index = index_of(questionnaire, Answers(answers)) if below is not None else None
    return index is not None and below is not None and index < below * INDEX_UNIT
