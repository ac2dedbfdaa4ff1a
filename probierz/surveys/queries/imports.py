"""Files with answers: where they stand, what taking one would do, and how columns were matched before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from probierz.attachments import store
from probierz.lib.answer_tables import AnswerPlan, Frame, guess_columns, plan_answers
from probierz.lib.questionnaires import Questionnaire
from probierz.lib.tabular import Table, read_table
from probierz.offices.models import Office
from probierz.surveys.models import AnswerFile, PaperForm
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules.imports import WAITS


@dataclass(frozen=True)
class Reading:
    """An uploaded file, opened, with what is asked and where each column is taken to be."""

    file: AnswerFile
    table: Table
    questionnaire: Questionnaire
    columns: dict[str, int]

    @property
    def headings(self) -> list[str]:
        return [str(cell) for cell in self.table.rows[0]]


def file_by_key(office: Office, waves: Iterable[int], key: str, *, now: datetime) -> AnswerFile | None:
    """One that is still looked at; a file that was taken or dropped is none."""
    rows = AnswerFile.objects.select_related("file", "office", "point", "batch", "wave__campaign__version")
    waiting = rows.filter(office=office, wave__in=list(waves), taken_at__isnull=True, file__isnull=False)
    return waiting.filter(key=key, started_at__gt=now - WAITS).first()


def taken_files(office: Office, waves: Iterable[int]) -> list[AnswerFile]:
    rows = AnswerFile.objects.filter(office=office, wave__in=list(waves), taken_at__isnull=False)
    return list(rows.select_related("point").order_by("-taken_at"))


def stale_files(*, now: datetime) -> list[AnswerFile]:
    rows = AnswerFile.objects.filter(taken_at__isnull=True, started_at__lte=now - WAITS)
    return list(rows.select_related("file", "office"))


def read_file(row: AnswerFile) -> Reading:
    """Opened again each time: what is in the store is what is judged."""
    table = read_table(store.content_of(row.file.sha256)) if row.file else Table(())
    asked = questionnaire_at(row.wave.campaign, row.office, desk=row.point.name)
    return Reading(row, table, asked, _columns(row, table, asked))


def plan_of(reading: Reading, *, today: date | None = None) -> AnswerPlan:
    row, day = reading.file, today or timezone.localdate()
    known = PaperForm.objects.filter(batch=row.batch).values_list("number", flat=True) if row.batch else ()
    frame = Frame(
        today=day,
        opened_on=row.wave.opened_on or day,
        numbers=(row.batch.first, row.batch.last) if row.batch else None,
        known=frozenset(known),
    )
    return plan_answers(
        reading.table, reading.questionnaire, columns=reading.columns, meanings=meanings_of(row), frame=frame
    )


def meanings_of(row: AnswerFile) -> dict[str, dict[str, str]]:
    """What words mean: as said of this file, else of earlier files of the office."""
    meanings: dict[str, dict[str, str]] = {}
    for file in (*reversed(_before(row)), row):
        for item, words in file.values.items():
            meanings.setdefault(item, {}).update(words)
    return meanings


def _columns(row: AnswerFile, table: Table, asked: Questionnaire) -> dict[str, int]:
    if row.columns:
        return {target: said["place"] for target, said in row.columns.items()}
    remembered: dict[str, str] = {}
    for file in reversed(_before(row)):
        remembered |= {target: said["heading"] for target, said in file.columns.items()}
    return guess_columns(table.rows[0], asked, remembered=remembered, numbered=row.batch is not None)


def _before(row: AnswerFile) -> list[AnswerFile]:
    """The office's last files of the same questionnaire, the newest first."""
    rows = AnswerFile.objects.filter(
        office=row.office_id,
        taken_at__isnull=False,
        wave__campaign__version__questionnaire=row.wave.campaign.version.questionnaire_id,
    )
    return list(rows.order_by("-taken_at")[:5])
