"""Answers from files: looked at first, then taken in all or none of them.

The uploaded file goes as soon as it is taken or given up. What stays is its digest, so that it cannot be taken
twice, and how its columns were matched, so that the next one is read by itself.
"""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.attachments.keeping import keep_file
from probierz.attachments.removal import remove_unnamed
from probierz.jobs import queue
from probierz.jobs.kinds import JobRefused, Outcome, Work, job_kind
from probierz.jobs.models import OfficeJob
from probierz.lib.questionnaires import Answers
from probierz.lib.refusals import Refused
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.actions.answers import WaveNotOpen, import_answers
from probierz.surveys.labels import IMPORT_REFUSALS
from probierz.surveys.models import AnswerFile, CollectionPoint, PaperBatch, PaperForm, Wave
from probierz.surveys.queries import imports as queries
from probierz.surveys.rules import Channel
from probierz.surveys.rules.imports import ImportRefusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

KIND = "surveys.import_answers"


@action(Permission.SURVEY_MANAGE)
def upload_answers(
    actor: Actor,
    *,
    wave: Wave,
    point: CollectionPoint,
    batch: PaperBatch | None,
    channel: Channel,
    name: str,
    content: bytes,
    now: datetime,
) -> AnswerFile:
    """Keep the file for a day, while its columns are matched and its preview is read."""
    file = keep_file(point.office, name=name, content=content)
    taken = AnswerFile.objects.filter(office=point.office, wave=wave, sha256=file.sha256, taken_at__isnull=False)
    if before := taken.first():
        raise Refused(ImportRefusal.TAKEN_BEFORE, field="file", answers=before.answers)
    row = AnswerFile(
        office=point.office,
        wave=wave,
        point=point,
        batch=batch,
        channel=channel,
        file=file,
        name=file.name,
        sha256=file.sha256,
        started_at=now,
    )
    row.save()
    record(actor, Verb.ANSWER_FILE_UPLOADED, row, after={"size": file.size, "sha256": file.sha256})
    return row


@action(Permission.SURVEY_MANAGE, silent_because="Choices on the way to an import; the import is the event.")
def match_columns(actor: Actor, *, file: AnswerFile, columns: Mapping[str, tuple[int, str]]) -> None:
    file.columns = {target: {"place": place, "heading": heading} for target, (place, heading) in columns.items()}
    file.save(update_fields=["columns"])


@action(Permission.SURVEY_MANAGE, silent_because="Choices on the way to an import; the import is the event.")
def match_words(actor: Actor, *, file: AnswerFile, meanings: Mapping[str, Mapping[str, str]]) -> None:
    file.values = {item: dict(words) for item, words in meanings.items()}
    file.save(update_fields=["values"])


@action(Permission.SURVEY_MANAGE)
def drop_file(actor: Actor, *, file: AnswerFile) -> None:
    """Given up: the file goes and nothing of it stays."""
    held = _held(file)
    record(actor, Verb.ANSWER_FILE_DROPPED, held)
    kept = held.file
    held.delete()
    if kept is not None:
        kept.delete()
        remove_unnamed([kept.sha256])


@action(Permission.SURVEY_MANAGE, silent_because="The job that follows is the import, and leaves its event.")
def start_import(actor: Actor, *, file: AnswerFile, rows: int) -> OfficeJob:
    """Take the file in the background; whoever looks sees how far it is."""
    return queue.start(
        actor,
        kind=KIND,
        title_pl=f"Odpowiedzi z pliku {file.name}"[:200],
        title_en=f"Answers from the file {file.name}"[:200],
        arguments={"file": file.key, "campaign": file.wave.campaign.key, "rows": rows},
        total=rows,
        office=file.office,
    )


@action(Permission.SURVEY_MANAGE)
def take_file(actor: Actor, *, file: AnswerFile, on: date) -> int:
    """Every row becomes an answer, or none does; returns how many."""
    held = _held(file)
    reading = queries.read_file(held)
    plan = queries.plan_of(reading, today=on)
    if plan.errors:
        raise Refused(ImportRefusal.HAS_ERRORS, count=len(plan.errors))
    by_day: dict[date, list[Answers]] = defaultdict(list)
    for row in plan.rows:
        by_day[row.day].append(row.answers)
    for day, answers in sorted(by_day.items()):
        _import(actor, held, reading, answers, day=day)
    numbers = [row.number for row in plan.rows if row.number is not None]
    PaperForm.objects.bulk_create(
        [PaperForm(office=held.office, batch=held.batch, number=number, counted_on=on) for number in numbers],
        batch_size=500,
    )
    kept = held.file
    held.file, held.taken_at, held.answers = None, timezone.now(), len(plan.rows)
    held.columns = {
        target: {"place": place, "heading": reading.headings[place]} for target, place in reading.columns.items()
    }
    held.save()
    if kept is not None:
        kept.delete()
        remove_unnamed([kept.sha256])
    record(actor, Verb.ANSWER_FILE_TAKEN, held, after={"answers": held.answers, "sha256": held.sha256})
    return held.answers


@job_kind(KIND)
def import_in_background(work: Work) -> Outcome:
    """A repeated job finds the file taken already, and says how it ended."""
    rows = AnswerFile.objects.select_related("office", "wave__campaign")
    row = rows.filter(key=str(work.arguments["file"])).first()
    if row is None:
        raise JobRefused(lambda: str(IMPORT_REFUSALS[ImportRefusal.GONE]))
    answers = row.answers
    if row.taken_at is None:
        work.report(0, int(work.arguments["rows"]))
        try:
            answers = take_file(work.actor, file=row, on=timezone.localdate())
        except Refused as refused:
            reason, params = ImportRefusal(refused.reason), refused.params
            raise JobRefused(lambda: str(IMPORT_REFUSALS[reason]) % params) from refused
    work.report(answers, answers)
    address = reverse("surveys:collecting", args=[work.office.code, str(work.arguments["campaign"])])
    return Outcome(message=lambda: _taken(answers), url=address)


def drop_stale_files() -> None:
    """The daily duty: what nobody confirmed within a day."""
    with across_offices(reason="Files that nobody took are removed in every office."):
        stale = queries.stale_files(now=timezone.now())
    for row in stale:
        with office_scope(row.office_id), suppress(Refused):  # somebody took it just now
            drop_file(system_actor("retention"), file=row)


def _import(actor: Actor, held: AnswerFile, reading: queries.Reading, answers: list[Answers], *, day: date) -> None:
    try:
        import_answers(
            actor,
            wave=held.wave,
            point=held.point,
            questionnaire=reading.questionnaire,
            answers=answers,
            day=day,
            channel=Channel(held.channel),
        )
    except WaveNotOpen as closed:
        raise Refused(ImportRefusal.WAVE_NOT_OPEN) from closed


def _held(file: AnswerFile) -> AnswerFile:
    """The file as it is now; of two people who confirm it, the second finds it gone."""
    if file.batch_id is not None:
        PaperBatch.objects.select_for_update(of=("self",)).get(pk=file.batch_id)
    rows = AnswerFile.objects.select_for_update(of=("self",)).filter(pk=file.pk, taken_at__isnull=True)
    held = rows.select_related("file", "office", "point__office", "batch", "wave__campaign__version").first()
    if held is None or held.file is None:
        raise Refused(ImportRefusal.GONE)
    return held


def _taken(answers: int) -> str:
    return ngettext("%(count)s answer has been added.", "%(count)s answers have been added.", answers) % {
        "count": answers
    }
