"""Questions of an office beside those of a campaign: written until a wave opens, frozen from then on."""

from datetime import date

from django.db import IntegrityError, transaction

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.questionnaire_json import digest_of, from_data, to_data
from probierz.lib.questionnaires import Questionnaire, faults_in
from probierz.lib.refusals import Refused
from probierz.offices.models import Office, Participation
from probierz.surveys.models import Campaign, LocalQuestions
from probierz.surveys.rules.questionnaires import MOST_ITEMS, EditRefusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.SURVEY_MANAGE)
def keep_local_questions(
    actor: Actor, *, office: Office, campaign: Campaign, content: Questionnaire, revision: int
) -> None:
    """Keep what the office asks besides; `revision` 0 means that there was nothing before."""
    if not Participation.objects.filter(office=office, programme=campaign.programme_id).exists():
        raise Refused(EditRefusal.NOT_IN_PROGRAMME)
    if len(content.items) > MOST_ITEMS:
        raise Refused(EditRefusal.TOO_MANY, limit=MOST_ITEMS)
    data = to_data(content)
    rows = LocalQuestions.objects.filter(office=office, campaign=campaign)
    if revision == 0:
        row = _begun(office, campaign, data)
    else:
        if not rows.filter(revision=revision, frozen_on__isnull=True).update(
            content=data, digest=digest_of(data), revision=revision + 1
        ):
            is_frozen = rows.filter(frozen_on__isnull=False).exists()
            raise Refused(EditRefusal.ASKED_ALREADY if is_frozen else EditRefusal.STALE)
        row = rows.get()
    record(actor, Verb.LOCAL_QUESTIONS_CHANGED, row, after={"digest": row.digest, "items": len(content.items)})


def freeze_local_questions(campaign: Campaign, *, on: date) -> None:
    """A wave opens: what offices have written by now is asked and stays as it is.

    Questions that cannot be asked as they are stay unasked, and can be mended before the next wave. Called by
    the action that opens the wave, in a scope that holds every office.
    """
    rows = LocalQuestions.objects.filter(campaign=campaign, frozen_on__isnull=True)
    sound = [row.pk for row in rows if not faults_in(from_data(row.content), analysed=False)]
    LocalQuestions.objects.filter(pk__in=sound).update(frozen_on=on)


def _begun(office: Office, campaign: Campaign, data: dict[str, object]) -> LocalQuestions:
    row = LocalQuestions(office=office, campaign=campaign, content=data, digest=digest_of(data))
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as problem:
        raise Refused(EditRefusal.STALE) from problem
    return row
