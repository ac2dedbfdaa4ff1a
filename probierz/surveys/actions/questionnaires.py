"""Questionnaires of a programme: begun, changed, frozen, thrown away."""

from dataclasses import replace

from django.db import IntegrityError, transaction

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaire_json import digest_of, from_data, to_data
from probierz.lib.questionnaires import MAX_CODE, Questionnaire
from probierz.lib.refusals import Refused
from probierz.offices.models import Programme
from probierz.surveys import models
from probierz.surveys.models import QuestionnaireDraft, QuestionnaireVersion
from probierz.surveys.queries.questionnaires import earlier_versions, faults_of, is_code_free
from probierz.surveys.rules.questionnaires import MOST_ITEMS, EditRefusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.CAMPAIGN_MANAGE)
def begin_draft(
    actor: Actor, *, programme: Programme, base: Questionnaire, title: Bilingual, stem: str
) -> QuestionnaireDraft:
    """A questionnaire of the programme's own, begun from nothing or from another one."""
    content = replace(base, code=_free_code(stem), version=1, title=title)
    return _keep(actor, programme, content)


@action(Permission.CAMPAIGN_MANAGE)
def begin_next_version(actor: Actor, *, programme: Programme, code: str) -> QuestionnaireDraft:
    """A draft of the version after the last; codes of items and options go on."""
    last = earlier_versions(code)[-1]
    return _keep(actor, programme, replace(last, version=last.version + 1))


@action(Permission.CAMPAIGN_MANAGE)
def change_draft(actor: Actor, *, draft: QuestionnaireDraft, content: Questionnaire, revision: int) -> None:
    """Keep what was written, unless somebody else wrote since `revision` was read."""
    if len(content.items) > MOST_ITEMS:
        raise Refused(EditRefusal.TOO_MANY, limit=MOST_ITEMS)
    rows = QuestionnaireDraft.objects.filter(pk=draft.pk, revision=revision)
    if not rows.update(content=to_data(content), revision=revision + 1):
        raise Refused(EditRefusal.STALE)
    record(actor, Verb.DRAFT_CHANGED, draft, after={"revision": revision + 1, "items": len(content.items)})


@action(Permission.CAMPAIGN_MANAGE)
def freeze_draft(actor: Actor, *, draft: QuestionnaireDraft, revision: int) -> QuestionnaireVersion:
    """From now on these questions never change; refuses a draft with faults, or one that changes nothing."""
    if not QuestionnaireDraft.objects.filter(pk=draft.pk, revision=revision).delete()[0]:
        raise Refused(EditRefusal.STALE)
    content = from_data(draft.content)
    if faults := faults_of(content):
        raise Refused(EditRefusal.HAS_FAULTS, count=len(faults))
    before = earlier_versions(content.code)
    if before and replace(before[-1], version=content.version) == content:
        raise Refused(EditRefusal.UNCHANGED)
    data = to_data(content)
    kept, _ = models.Questionnaire.objects.get_or_create(
        code=content.code, defaults={"programme_id": draft.programme_id}
    )
    version = QuestionnaireVersion(questionnaire=kept, version=content.version, content=data, digest=digest_of(data))
    version.save()
    record(actor, Verb.QUESTIONNAIRE_FROZEN, version, after={"digest": version.digest, "version": version.version})
    return version


@action(Permission.CAMPAIGN_MANAGE)
def drop_draft(actor: Actor, *, draft: QuestionnaireDraft, revision: int) -> None:
    if not QuestionnaireDraft.objects.filter(pk=draft.pk, revision=revision).delete()[0]:
        raise Refused(EditRefusal.STALE)
    record(actor, Verb.DRAFT_DROPPED, draft, before={"code": draft.code})


def _keep(actor: Actor, programme: Programme, content: Questionnaire) -> QuestionnaireDraft:
    draft = QuestionnaireDraft(programme=programme, code=content.code, content=to_data(content))
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as problem:
        raise Refused(EditRefusal.ALREADY_WRITTEN) from problem
    record(actor, Verb.DRAFT_BEGUN, draft, after={"code": draft.code, "version": content.version})
    return draft


def _free_code(stem: str) -> str:
    """The stem, or the stem with a number; two who take the same at once are told to try again."""
    short = stem[: MAX_CODE - 4].strip("-") or "ankieta"
    drafted = set(QuestionnaireDraft.objects.values_list("code", flat=True))
    numbered = (short if number == 1 else f"{short}-{number}" for number in range(1, 1000))
    return next(code for code in numbered if code not in drafted and is_code_free(code))
