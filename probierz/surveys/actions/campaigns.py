"""Campaigns: what is asked and decided is fixed first, then the waves open and close."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib import questionnaire_json
from probierz.lib.questionnaires import Questionnaire
from probierz.lib.refusals import Refused, demand
from probierz.offices.models import Programme
from probierz.offices.scope import across_offices
from probierz.surveys import models
from probierz.surveys.actions.local_questions import freeze_local_questions
from probierz.surveys.actions.studies import await_study
from probierz.surveys.actions.tallies import show_everything
from probierz.surveys.models import Campaign, QuestionnaireVersion, Wave
from probierz.surveys.rules import (
    TEST_OF,
    WAVE_WORKFLOW,
    CampaignKind,
    ComparisonGroup,
    Measure,
    PlanRefusal,
    Refusal,
    WaveCommand,
    WaveRole,
    WaveState,
    may_close,
    may_open,
    may_plan,
)
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

Days = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What will decide: the index by Welch's test, or one rating by the Mann-Whitney test; among which offices."""

    item: str = ""
    group: ComparisonGroup = ComparisonGroup.PROGRAMME

    @property
    def measure(self) -> Measure:
        return Measure.ITEM if self.item else Measure.INDEX


@dataclass(frozen=True, kw_only=True)
class CampaignDetails:
    """What a campaign asks, what decides, and on which days."""

    code: str
    kind: CampaignKind
    questionnaire: Questionnaire
    name_pl: str
    name_en: str
    planned: Mapping[WaveRole, Days] = field(default_factory=dict)
    plan: Plan = Plan()


@action(Permission.CAMPAIGN_MANAGE)
def create_campaign(
    actor: Actor, *, programme: Programme, details: CampaignDetails, fixed_at: datetime | None = None
) -> Campaign:
    """A campaign with both its waves planned. The analysis is fixed, and may be fixed anew until the baseline opens."""
    _demand_plan(details.questionnaire, details.plan, baseline=WaveState.PLANNED)
    campaign = Campaign(
        programme=programme,
        code=details.code,
        kind=details.kind,
        name_pl=details.name_pl,
        name_en=details.name_en,
        version=_frozen(details.questionnaire),
        **_columns(details.plan),
        analysis_fixed_at=fixed_at or timezone.now(),
    )
    try:
        with transaction.atomic():
            campaign.save()
    except IntegrityError as problem:
        raise Refused(PlanRefusal.CODE_TAKEN) from problem
    for role in WaveRole:
        since, until = details.planned.get(role, (None, None))
        Wave(programme=programme, campaign=campaign, role=role, planned_since=since, planned_until=until).save()
    record(actor, Verb.CAMPAIGN_CREATED, campaign, after=_plan_of(campaign))
    return campaign


@action(Permission.CAMPAIGN_MANAGE)
def fix_plan(actor: Actor, *, campaign: Campaign, questionnaire: Questionnaire, plan: Plan) -> None:
    """Other questions or another figure that decides, with the moment of it; refused once the baseline has opened."""
    baseline = Wave.objects.select_for_update().get(campaign=campaign, role=WaveRole.BASELINE)
    _demand_plan(questionnaire, plan, baseline=WaveState(baseline.state))
    before = _plan_of(campaign)
    campaign.version = _frozen(questionnaire)
    for name, value in _columns(plan).items():
        setattr(campaign, name, value)
    campaign.analysis_fixed_at = timezone.now()
    campaign.save()
    record(actor, Verb.PLAN_FIXED, campaign, before=before, after=_plan_of(campaign))


@action(Permission.CAMPAIGN_MANAGE)
def plan_wave(actor: Actor, *, wave: Wave, since: date, until: date) -> None:
    """Change the planned days of a wave that has not begun."""
    if until < since:
        raise Refused(Refusal.ENDS_BEFORE_IT_BEGAN, field="until")
    rows = Wave.objects.filter(pk=wave.pk, state=WaveState.PLANNED)
    if not rows.update(planned_since=since, planned_until=until):
        raise Refused(Refusal.ALREADY_OPEN)
    before = {"since": wave.planned_since, "until": wave.planned_until}
    record(actor, Verb.WAVE_PLANNED, wave, before=before, after={"since": since, "until": until})


@action(Permission.CAMPAIGN_MANAGE)
def open_wave(actor: Actor, *, wave: Wave, on: date) -> None:
    """From now on every collection point of the campaign takes answers."""
    baseline = Wave.objects.get(campaign=wave.campaign_id, role=WaveRole.BASELINE)
    now = Wave.objects.get(pk=wave.pk)
    demand(may_open(WaveState(now.state), role=WaveRole(now.role), baseline=WaveState(baseline.state)))
    rows = Wave.objects.filter(pk=wave.pk, state__in=WAVE_WORKFLOW.sources(WaveCommand.OPEN))
    if not rows.update(state=WaveState.OPEN, opened_on=on):
        raise Refused(Refusal.ALREADY_OPEN)
    with across_offices(reason="An opening wave freezes what each office asks besides."):
        freeze_local_questions(now.campaign, on=on)
    record(actor, Verb.WAVE_OPENED, wave, after={"role": wave.role, "on": on})


@action(Permission.CAMPAIGN_MANAGE)
def close_wave(actor: Actor, *, wave: Wave, on: date) -> None:
    """No more answers are taken, and all that came are shown from now on."""
    now = Wave.objects.get(pk=wave.pk)
    demand(may_close(WaveState(now.state), opened_on=now.opened_on, on=on))
    rows = Wave.objects.filter(pk=wave.pk, state__in=WAVE_WORKFLOW.sources(WaveCommand.CLOSE))
    if not rows.update(state=WaveState.CLOSED, closed_on=on):
        raise Refused(Refusal.ALREADY_CLOSED)
    with across_offices(reason="A closing wave lets the last answers into the results of every office."):
        show_everything(wave, on=on)
        await_study(wave)
    record(actor, Verb.WAVE_CLOSED, wave, after={"role": wave.role, "on": on})


def _demand_plan(questionnaire: Questionnaire, plan: Plan, *, baseline: WaveState) -> None:
    demand(may_plan(questionnaire, item=plan.item, baseline=baseline), field="decides")


def _columns(plan: Plan) -> dict[str, str]:
    return {
        "primary_measure": plan.measure.value,
        "primary_item": plan.item,
        "comparison": TEST_OF[plan.measure].value,
        "comparison_group": plan.group.value,
    }


def _frozen(questionnaire: Questionnaire) -> QuestionnaireVersion:
    """The stored version with exactly these questions, made now when it is new."""
    data = questionnaire_json.to_data(questionnaire)
    digest = questionnaire_json.digest_of(data)
    kept, _ = models.Questionnaire.objects.get_or_create(code=questionnaire.code)
    version, _ = QuestionnaireVersion.objects.get_or_create(
        questionnaire=kept, version=questionnaire.version, defaults={"content": data, "digest": digest}
    )
    if version.digest != digest:
        raise Refused(PlanRefusal.VERSION_CHANGED, field="questionnaire")
    return version


def _plan_of(campaign: Campaign) -> dict[str, object]:
    return {
        "code": campaign.code,
        "kind": campaign.kind,
        "questionnaire": campaign.version.digest,
        "primary_measure": campaign.primary_measure,
        "primary_item": campaign.primary_item,
        "comparison": campaign.comparison,
        "comparison_group": campaign.comparison_group,
        "analysis_fixed_at": campaign.analysis_fixed_at,
    }
