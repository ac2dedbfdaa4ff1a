"""Paper forms: batches with numbers, what is typed in from them, and the day it is counted.

Until they are counted, forms can be corrected and taken out. Counting makes them anonymous answers like all
others and forgets what stood on which number: histograms only ever grow, so it cannot be taken back.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.questionnaires import Answer, Answers, Questionnaire, validate_answers
from probierz.lib.refusals import Refused, demand
from probierz.members.actions.turns import take_turn
from probierz.surveys.actions.answers import WaveNotOpen, import_answers
from probierz.surveys.models import CollectionPoint, PaperBatch, PaperForm, Wave
from probierz.surveys.queries import paper as queries
from probierz.surveys.rules import Channel, WaveState
from probierz.surveys.rules.paper import Entry, FormState, PaperRefusal, may_begin, may_change, may_count, may_enter
from probierz.trail.models import Event
from probierz.trail.recording import record, target_of
from probierz.trail.verbs import Verb

SENT_AGAIN_WITHIN = timedelta(minutes=10)
SENT_AGAIN = "A form sent again, because the answer to it was lost on the way, is saved already."


@action(Permission.SURVEY_MANAGE)
def begin_batch(
    actor: Actor, *, wave: Wave, point: CollectionPoint, forms: int, day: date, label: str = "", first: int = 0
) -> PaperBatch:
    """So many numbered forms for one point; without a first number they go on after the last batch."""
    take_turn(point.office)
    others = list(PaperBatch.objects.filter(office=point.office_id, wave=wave).order_by("number"))
    begins = first or max((one.last for one in others), default=0) + 1
    last, number = begins + forms - 1, max((one.number for one in others), default=0) + 1
    verdict = may_begin(
        begins,
        last,
        taken=[(one.first, one.last) for one in others],
        is_closed=wave.state == WaveState.CLOSED,
        is_point_ended=point.until is not None,
    )
    demand(verdict, field="first" if first else "amount")
    batch = PaperBatch(
        office=point.office,
        wave=wave,
        point=point,
        number=number,
        label=label.strip(),
        first=begins,
        last=last,
        day=day,
    )
    batch.save()
    told = {"number": number, "point": point.name, "first": begins, "last": last, "day": day}
    record(actor, Verb.PAPER_BATCH_BEGUN, batch, after=told)
    return batch


@action(Permission.SURVEY_MANAGE)
def drop_batch(actor: Actor, *, batch: PaperBatch) -> None:
    """Only an empty one: forms that were typed in are somebody's answers."""
    held = _held(batch)
    if PaperForm.objects.filter(batch=held).exists():
        raise Refused(PaperRefusal.HAS_FORMS)
    record(actor, Verb.PAPER_BATCH_DROPPED, held, before={"number": held.number})
    held.delete()


@action(Permission.SURVEY_ENTER, silent_because=SENT_AGAIN)
def enter_form(actor: Actor, *, batch: PaperBatch, number: int, answers: Answers, entry: Entry) -> PaperForm:
    """Keep what was typed from one form, the first or the second time."""
    held = _held(batch)
    _demand_open(held)
    if not held.first <= number <= held.last:
        raise Refused(PaperRefusal.OUT_OF_BATCH, field="number", first=held.first, last=held.last)
    form = PaperForm.objects.select_related("batch").filter(batch=held, number=number).first()
    if form is not None and _is_sent_again(actor, form, answers, entry):
        return form
    demand(may_enter(queries.state_of_form(form), entry=entry), field="number")
    if form is None:
        form = PaperForm(office=held.office, batch=held, number=number, first=_plain(answers))
    else:
        form.second = _plain(answers)
    form.save()
    record(actor, Verb.PAPER_FORM_ENTERED, held, after={"form": number, "entry": entry})
    return form


def _is_sent_again(actor: Actor, form: PaperForm, answers: Answers, entry: Entry) -> bool:
    """The same answers from the same person a moment after, with no other form of the batch in between.

    Refusing them would offer to call them the second entry, and the form would pass for checked.
    """
    state = queries.state_of_form(form)
    is_latest = (state is FormState.ENTERED) == (entry is Entry.FIRST)
    stored = form.first if entry is Entry.FIRST else form.second
    if state is FormState.COUNTED or not is_latest or stored != _plain(answers):
        return False
    kind, key = target_of(form.batch)
    events = Event.objects.filter(target_kind=kind, target_key=key, verb=Verb.PAPER_FORM_ENTERED, actor_key=actor.key)
    last = events.filter(at__gte=timezone.now() - SENT_AGAIN_WITHIN).order_by("-pk").first()
    return last is not None and last.after == {"form": form.number, "entry": entry.value}


@action(Permission.SURVEY_ENTER)
def correct_form(actor: Actor, *, batch: PaperBatch, number: int, answers: Answers) -> PaperForm:
    """What the paper really says; of a form typed in twice it settles the differences."""
    form = _open_form(batch, number)
    form.first = _plain(answers)
    if form.second is not None:
        form.second = form.first
    form.save()
    record(actor, Verb.PAPER_FORM_CORRECTED, form.batch, after={"form": number})
    return form


@action(Permission.SURVEY_ENTER)
def delete_form(actor: Actor, *, batch: PaperBatch, number: int) -> None:
    """The form was typed in by mistake; its number is free again."""
    form = _open_form(batch, number)
    record(actor, Verb.PAPER_FORM_DELETED, form.batch, before={"form": number})
    form.delete()


@action(Permission.SURVEY_MANAGE)
def count_forms(actor: Actor, *, batch: PaperBatch, questionnaire: Questionnaire, on: date) -> int:
    """Take everything typed in and not counted yet among the answers, all or nothing; returns how many."""
    held = _held(batch)
    _demand_open(held)
    waiting = list(PaperForm.objects.filter(batch=held, counted_on__isnull=True).order_by("number"))
    demand(may_count(waiting=len(waiting), differing=sum(form.differs for form in waiting)))
    sheets = [_checked(questionnaire, form.first) for form in waiting]
    try:
        import_answers(
            actor,
            wave=held.wave,
            point=held.point,
            questionnaire=questionnaire,
            answers=sheets,
            day=on,
            channel=Channel.PAPER,
        )
    except WaveNotOpen as closed:
        raise Refused(PaperRefusal.WAVE_NOT_OPEN) from closed
    counted = PaperForm.objects.filter(batch=held, counted_on__isnull=True)
    counted.update(counted_on=on, first={}, second=None)
    record(actor, Verb.PAPER_FORMS_COUNTED, held, after={"number": held.number, "count": len(sheets)})
    return len(sheets)


def _held(batch: PaperBatch) -> PaperBatch:
    """The batch as it is now, kept from others until the transaction ends: two clerks may type from one."""
    rows = PaperBatch.objects.select_related("office", "wave__campaign", "point__office")
    return rows.select_for_update(of=("self",)).get(pk=batch.pk)


def _open_form(batch: PaperBatch, number: int) -> PaperForm:
    held = _held(batch)
    _demand_open(held)
    form = PaperForm.objects.select_related("batch__office").filter(batch=held, number=number).first()
    if form is None:
        raise Refused(PaperRefusal.NOT_ENTERED)
    demand(may_change(FormState(queries.state_of_form(form))))
    return form


def _demand_open(batch: PaperBatch) -> None:
    if batch.wave.state != WaveState.OPEN:
        raise Refused(PaperRefusal.WAVE_NOT_OPEN)


def _plain(answers: Answers) -> dict[str, Answer]:
    return dict(answers.values)


def _checked(questionnaire: Questionnaire, stored: Mapping[str, object]) -> Answers:
    """What was checked when it was typed in; the questions of an open wave do not change."""
    answers = validate_answers(questionnaire, stored, require=False)
    if not isinstance(answers, Answers):
        raise TypeError(answers)
    return answers
