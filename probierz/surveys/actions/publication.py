"""Results of an office on their way to everybody: submitted frozen, checked by somebody else, published, taken back."""

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.questionnaire_json import digest_of
from probierz.lib.refusals import Refused, demand
from probierz.offices.models import Office
from probierz.surveys.models import Publication, Wave
from probierz.surveys.queries.frozen import frozen
from probierz.surveys.queries.office import office_results
from probierz.surveys.queries.publication import is_intact
from probierz.surveys.rules import WaveState
from probierz.surveys.rules.publication import (
    ON_ITS_WAY,
    PUBLICATION_WORKFLOW,
    PublicationCommand,
    PublicationRefusal,
    may_decide,
    may_submit,
)
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

VERBS = {
    PublicationCommand.PUBLISH: Verb.RESULTS_PUBLISHED,
    PublicationCommand.RETURN: Verb.RESULTS_RETURNED,
    PublicationCommand.TAKE_BACK: Verb.RESULTS_TAKEN_BACK,
}


@action(Permission.RESULTS_SUBMIT)
def submit_results(actor: Actor, *, office: Office, wave: Wave) -> Publication:
    """Freeze the figures of this moment; no later answer and no later rule changes them."""
    results = office_results(office, wave)
    is_on_its_way = Publication.objects.filter(office=office, wave=wave, state__in=ON_ITS_WAY).exists()
    demand(may_submit(WaveState(wave.state), is_shown=results.now.index is not None, is_on_its_way=is_on_its_way))
    content = frozen(results)
    publication = Publication(
        office=office,
        wave=wave,
        content=content,
        digest=digest_of(content),
        submitted_at=timezone.now(),
        submitted_by=actor.account,
    )
    publication.save()
    after = {"wave": wave.role, "responses": content["responses"], "digest": publication.digest}
    record(actor, Verb.RESULTS_SUBMITTED, publication, after=after)
    return publication


@action(Permission.RESULTS_PUBLISH)
def publish_results(actor: Actor, *, publication: Publication) -> Publication:
    """From now on everybody can read them on the office's public page."""
    if not is_intact(publication):
        raise Refused(PublicationRefusal.BROKEN)
    is_own = actor.account is not None and actor.account.pk == publication.submitted_by_id
    return _move(actor, publication, PublicationCommand.PUBLISH, is_own=is_own)


@action(Permission.RESULTS_PUBLISH)
def return_results(actor: Actor, *, publication: Publication, reason: str) -> Publication:
    """Back to the office with words; it submits anew when it has mended what was wrong."""
    return _move(actor, publication, PublicationCommand.RETURN, reason=reason)


@action(Permission.RESULTS_SUBMIT)
def take_back_results(actor: Actor, *, publication: Publication, reason: str) -> Publication:
    """The public page is gone; what was published and why it is gone stay here."""
    return _move(actor, publication, PublicationCommand.TAKE_BACK, reason=reason)


def _move(
    actor: Actor, publication: Publication, command: PublicationCommand, *, is_own: bool = False, reason: str = ""
) -> Publication:
    demand(may_decide(command, is_own=is_own, reason=reason), field="reason")
    sources = PUBLICATION_WORKFLOW.sources(command)
    moment = "withdrawn_at" if command is PublicationCommand.TAKE_BACK else "decided_at"
    target = PUBLICATION_WORKFLOW.target(command)
    before = publication.state
    rows = Publication.objects.filter(pk=publication.pk, state__in=sources)
    if not rows.update(**{"state": target, "reason": reason.strip(), moment: timezone.now()}):
        raise Refused(PublicationRefusal.MOVED)
    publication.refresh_from_db()
    after = {"state": target, "digest": publication.digest}
    record(actor, VERBS[command], publication, before={"state": before}, after=after, note=reason.strip())
    return publication
