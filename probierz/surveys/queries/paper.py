"""Batches of paper forms: how far they are typed in, what differs, which number comes next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from probierz.lib.questionnaires import Questionnaire
from probierz.offices.models import Office
from probierz.surveys.models import PaperBatch, PaperForm, Wave
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules.paper import Entry, FormState, state_of


@dataclass(frozen=True)
class BatchProgress:
    """A batch and how many of its forms are typed in, twice, with differences, counted."""

    batch: PaperBatch
    entered: int
    twice: int
    differing: int
    counted: int

    @property
    def left(self) -> int:
        """Forms nobody has typed in: not back yet, or waiting."""
        return self.batch.forms - self.entered

    @property
    def waiting(self) -> int:
        """Forms typed in that are not among the answers yet."""
        return self.entered - self.counted


@dataclass(frozen=True)
class FormRow:
    """One number of a batch, as it was printed."""

    number: int
    printed: str
    state: FormState


def state_of_form(form: PaperForm | None) -> FormState:
    return state_of(
        is_entered=form is not None,
        is_twice=form is not None and form.second is not None,
        differs=form is not None and form.differs,
        is_counted=form is not None and form.counted_on is not None,
    )


def batches_of(office: Office, waves: Iterable[Wave]) -> list[BatchProgress]:
    """The newest first."""
    rows = PaperBatch.objects.filter(office=office, wave__in=list(waves)).select_related("point", "wave")
    return _progresses(list(rows.order_by("-wave_id", "-number")))


def _progresses(batches: list[PaperBatch]) -> list[BatchProgress]:
    forms = PaperForm.objects.filter(batch__in=batches)
    totals = forms.order_by().values_list("batch_id").annotate(Count("pk"), Count("second"), Count("counted_on"))
    counts = {batch_id: numbers for batch_id, *numbers in totals}
    differing = Counter(form.batch_id for form in forms.filter(second__isnull=False) if form.differs)
    return [_progress(one, counts.get(one.pk, [0, 0, 0]), differing[one.pk]) for one in batches]


def _progress(batch: PaperBatch, counts: Sequence[int], differing: int) -> BatchProgress:
    entered, twice, counted = counts
    return BatchProgress(batch, entered=entered, twice=twice, differing=differing, counted=counted)


def batch_by_key(office: Office, wave_ids: Iterable[int], key: str) -> PaperBatch | None:
    rows = PaperBatch.objects.select_related("office", "point", "wave__campaign__version")
    return rows.filter(office=office, wave__in=list(wave_ids), key=key).first()


def progress_of(batch: PaperBatch) -> BatchProgress:
    (one,) = _progresses([batch])
    return one


def forms_of(batch: PaperBatch) -> list[FormRow]:
    """Every number of the batch, typed in or not."""
    typed = {form.number: form for form in PaperForm.objects.filter(batch=batch)}
    return [
        FormRow(number, printed(batch, number), state_of_form(typed.get(number)))
        for number in range(batch.first, batch.last + 1)
    ]


def form_of(batch: PaperBatch, number: int) -> PaperForm | None:
    return PaperForm.objects.filter(batch=batch, number=number).first()


def next_number(rows: Sequence[FormRow], *, after: int, entry: Entry) -> str:
    """The next form to take from the pile, as printed: behind the last one, else the first left; "" at the end."""
    wanted = FormState.MISSING if entry is Entry.FIRST else FormState.ENTERED
    open_rows = [row for row in rows if row.state is wanted]
    later = (row for row in open_rows if row.number > after)
    return next(later, open_rows[0]).printed if open_rows else ""


def asked_at(batch: PaperBatch) -> Questionnaire:
    """What the forms of the batch ask, in the words of its office and its desk."""
    return questionnaire_at(batch.wave.campaign, batch.office, desk=batch.point.name)


def printed(batch: PaperBatch, number: int) -> str:
    """With as many digits as on the paper."""
    return f"{number:0{len(str(batch.last))}}"
