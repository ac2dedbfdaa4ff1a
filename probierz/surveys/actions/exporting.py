"""Taking single answers out: allowed to few, and written down each time with its purpose."""

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import demand
from probierz.offices.models import Office
from probierz.surveys.models import Wave
from probierz.surveys.queries.single_answers import SingleAnswers, responses_of, single_answers
from probierz.surveys.rules import WaveState
from probierz.surveys.rules.exporting import ExportFormat, may_export
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.ANSWERS_EXPORT)
def export_answers(actor: Actor, *, office: Office, wave: Wave, form: ExportFormat, purpose: str) -> SingleAnswers:
    """The answers on their way out; the line in the history stays even when nobody reads them to the end."""
    responses = responses_of(office, wave)
    demand(may_export(WaveState(wave.state), responses=responses, form=form, purpose=purpose))
    after = {"wave": wave.role, "count": responses, "format": form.value}
    record(actor, Verb.ANSWERS_EXPORTED, wave, after=after, note=purpose.strip(), at_office=office)
    return single_answers(office, wave)
