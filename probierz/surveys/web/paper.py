"""Batches of paper forms in an office: prepared, printed, counted, removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.forms import DayField
from probierz.design.languages import page_language
from probierz.design.pages import attempt, sentence, typed
from probierz.lib.refusals import Refused
from probierz.lib.typesetting.paper_form import FormSeries, typeset_forms
from probierz.members.queries.office import letterhead_for_print
from probierz.surveys.actions import paper as actions
from probierz.surveys.labels import PAPER_REFUSALS
from probierz.surveys.models import CollectionPoint, PaperBatch
from probierz.surveys.queries import CampaignWaves, paper, points_of
from probierz.surveys.rules import WaveState
from probierz.surveys.rules.paper import MOST_FORMS, Entry, FormState
from probierz.surveys.web import finding

LANGUAGES = {"pl": "polski", "en": "English"}
# The sign beside a number says in shape what its colour says.
SIGNS = {FormState.ENTERED: "1", FormState.CHECKED: "2", FormState.DIFFERS: "≠", FormState.COUNTED: "✓"}


class BatchForm(forms.Form):
    """A new batch of forms."""

    point = forms.ChoiceField(label=gettext_lazy("Where will the forms be given out?"))
    amount = forms.IntegerField(
        label=gettext_lazy("Number of forms"),
        min_value=1,
        max_value=MOST_FORMS,
        initial=50,
        help_text=gettext_lazy("One sheet of A4 each. For more than 300, prepare several batches."),
    )
    first = forms.IntegerField(
        label=gettext_lazy("First number"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        help_text=gettext_lazy("Leave it empty: the numbers go on after your last batch."),
    )
    label = forms.CharField(
        label=gettext_lazy("Your own name for the batch"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: letters with decisions, October."),
    )
    day = DayField(label=gettext_lazy("Handed out on"))

    def __init__(self, *args: Any, points: Mapping[str, CollectionPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"] = forms.ChoiceField(
            label=self.fields["point"].label, choices=[(key, point.name) for key, point in points.items()]
        )
        self.fields["day"].initial = timezone.localdate()


@dataclass(frozen=True)
class BatchPage:
    """What every page of one batch begins with."""

    summary: CampaignWaves
    batch: PaperBatch

    def address(self, name: str, *more: object) -> str:
        campaign = self.summary.campaign.key
        return reverse(f"surveys:{name}", args=[self.batch.office.code, campaign, self.batch.key, *more])

    @property
    def context(self) -> dict[str, Any]:
        is_open = self.batch.wave.state == WaveState.OPEN
        return {"campaign": self.summary.campaign, "batch": self.batch, "is_open": is_open}


@office_view(Permission.SURVEY_READ)
@require_GET
def batches(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    rows = paper.batches_of(request.office, summary.waves.values())
    context = {
        "summary": summary,
        "campaign": summary.campaign,
        "rows": rows,
        "waiting": sum(row.waiting for row in rows if row.batch.wave.state == WaveState.OPEN),
    }
    return render(request, "surveys/paper_batches.html", context)


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def new(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    points = _points_in_use(request, summary)
    form = BatchForm(typed(request), points=points)
    made: list[PaperBatch] = []
    if attempt(form, lambda: made.append(_begun(request, summary, form, points)), sentences=PAPER_REFUSALS):
        batch = made[0]
        messages.success(request, _("Batch %(number)s is ready. Print its forms.") % {"number": batch.number})
        return redirect("surveys:paper_batch", request.office.code, campaign, batch.key)
    context = {"form": form, "campaign": summary.campaign, "points": points}
    return render(request, "surveys/paper_new.html", context, status=422 if form.errors else 200)


@office_view(Permission.SURVEY_READ)
@require_GET
def batch(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    page = batch_page(request, campaign, key)
    rows = paper.forms_of(page.batch)
    context = {
        **page.context,
        "progress": paper.progress_of(page.batch),
        "rows": [(row, SIGNS.get(row.state, "")) for row in rows],
        "next_second": paper.next_number(rows, after=0, entry=Entry.SECOND),
        "languages": LANGUAGES,
        "first": rows[0].printed,
        "last": rows[-1].printed,
    }
    return render(request, "surveys/paper_batch.html", context)


@office_view(Permission.SURVEY_READ)
@require_GET
def sheets(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    """The forms of the batch as a PDF, in the language asked for."""
    one = batch_page(request, campaign, key).batch
    wish = request.GET.get("jezyk", page_language())
    series = FormSeries(
        first=one.first,
        last=one.last,
        batch=one.number,
        point=one.point.name,
        letterhead=letterhead_for_print(request.office),
    )
    pdf = typeset_forms(
        paper.asked_at(one),
        series,
        language=wish if wish in LANGUAGES else "pl",
        made_on=timezone.localdate(),
        demo=settings.PROBIERZ_DEMO,
    )
    name = downloads.file_name("formularze", request.office.code, one.number, ending="pdf")
    return downloads.attached(pdf, media_type=downloads.PDF, name=name, inline=True)


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def count(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    """Asks first: counting cannot be taken back."""
    page = batch_page(request, campaign, key)
    if request.method != "POST":
        progress = paper.progress_of(page.batch)
        rows = paper.forms_of(page.batch) if progress.differing else []
        differing = [row for row in rows if row.state is FormState.DIFFERS]
        context = {**page.context, "progress": progress, "differing": differing}
        return render(request, "surveys/paper_count.html", context)
    try:
        questions = paper.asked_at(page.batch)
        number = actions.count_forms(request.actor, batch=page.batch, questionnaire=questions, on=timezone.localdate())
    except Refused as refused:
        messages.error(request, sentence(refused, PAPER_REFUSALS))
    else:
        messages.success(request, _counted(number))
    return redirect(page.address("paper_batch"))


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def drop(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    page = batch_page(request, campaign, key)
    if request.method != "POST":
        return render(request, "surveys/paper_drop.html", page.context)
    try:
        actions.drop_batch(request.actor, batch=page.batch)
    except Refused as refused:
        messages.error(request, sentence(refused, PAPER_REFUSALS))
        return redirect(page.address("paper_batch"))
    messages.success(request, _("Batch %(number)s is removed.") % {"number": page.batch.number})
    return redirect("surveys:paper", request.office.code, campaign)


def batch_page(request: OfficeRequest, campaign: str, key: str) -> BatchPage:
    summary = finding.campaign_of_office(request, campaign)
    waves = [wave.pk for wave in summary.waves.values()]
    return BatchPage(summary, existing(paper.batch_by_key(request.office, waves, key)))


def _points_in_use(request: OfficeRequest, summary: CampaignWaves) -> dict[str, CollectionPoint]:
    rows = points_of(summary.campaign, request.office, wave=summary.current)
    return {one.point.key: one.point for one in rows if one.point.until is None}


def _begun(
    request: OfficeRequest, summary: CampaignWaves, form: BatchForm, points: Mapping[str, CollectionPoint]
) -> PaperBatch:
    given = form.cleaned_data
    return actions.begin_batch(
        request.actor,
        wave=summary.current,
        point=points[given["point"]],
        forms=given["amount"],
        first=given["first"] or 0,
        label=given["label"],
        day=given["day"],
    )


def _counted(number: int) -> str:
    return ngettext(
        "%(count)s form is counted. Its answers are among the others now.",
        "%(count)s forms are counted. Their answers are among the others now.",
        number,
    ) % {"count": number}
