"""Questions that an office adds to those of a campaign, after the common core."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaire_json import from_data
from probierz.lib.questionnaires import Questionnaire, editing, faults_in, with_local
from probierz.surveys.actions import local_questions as actions
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.queries.questionnaires import local_questions_of
from probierz.surveys.web import finding
from probierz.surveys.web.questionnaires import editor, preview
from probierz.surveys.web.questionnaires.bench import Bench

MANAGE = Permission.SURVEY_MANAGE
WRITES = ["GET", "POST"]
TITLE = Bilingual("Pytania urzędu", "Questions of the office")


@office_view(MANAGE)
@require_GET
def questions(request: OfficeRequest, campaign: str) -> HttpResponse:
    bench = _bench(request, campaign)
    lead = (
        _("These questions have been asked, so they stay as they are.")
        if bench.is_frozen
        else _("They follow the common questions in your office alone, and are frozen when the next wave opens.")
    )
    return editor.overview(request, bench, urls={}, lead=lead, frozen_on=bench.is_frozen)


@office_view(MANAGE)
@require_GET
def types(request: OfficeRequest, campaign: str, group: str) -> HttpResponse:
    return editor.choose_type(request, _bench(request, campaign), group)


@office_view(MANAGE)
@require_http_methods(WRITES)
def item_new(request: OfficeRequest, campaign: str, group: str, kind: str) -> HttpResponse:
    return editor.new_item(request, _bench(request, campaign), group, kind)


@office_view(MANAGE)
@require_http_methods(WRITES)
def item(request: OfficeRequest, campaign: str, code: str) -> HttpResponse:
    return editor.item(request, _bench(request, campaign), code)


@office_view(MANAGE)
@require_http_methods(WRITES)
def screen_new(request: OfficeRequest, campaign: str) -> HttpResponse:
    return editor.new_group(request, _bench(request, campaign))


@office_view(MANAGE)
@require_http_methods(WRITES)
def screen(request: OfficeRequest, campaign: str, code: str) -> HttpResponse:
    return editor.group(request, _bench(request, campaign), code)


@office_view(MANAGE)
@require_http_methods(WRITES)
def settings(request: OfficeRequest, campaign: str) -> HttpResponse:
    return editor.settings(request, _bench(request, campaign))


@office_view(MANAGE)
@require_http_methods(WRITES)
def words(request: OfficeRequest, campaign: str) -> HttpResponse:
    return editor.words(request, _bench(request, campaign))


@office_view(MANAGE)
@require_POST
def move(request: OfficeRequest, campaign: str) -> HttpResponse:
    return editor.move(request, _bench(request, campaign))


@office_view(MANAGE)
@preview.with_frame
@require_GET
def local_preview(request: OfficeRequest, campaign: str) -> HttpResponse:
    """The whole form as clients of this office will meet it."""
    bench = _bench(request, campaign)
    content = _whole(request, campaign, bench)
    return preview.page(request, content, frame=bench.url("frame"), paper=bench.url("paper"), way=bench.way)


@office_view(MANAGE)
@preview.in_own_frame
@require_http_methods(WRITES)
def local_frame(request: OfficeRequest, campaign: str) -> HttpResponse:
    bench = _bench(request, campaign)
    content = _whole(request, campaign, bench)
    return preview.form(request, content, office=request.office.name, here=bench.url("frame"))


@office_view(MANAGE)
@preview.in_own_frame
@require_GET
def local_paper(request: OfficeRequest, campaign: str) -> HttpResponse:
    bench = _bench(request, campaign)
    return preview.paper(_whole(request, campaign, bench), office=request.office.name)


def _whole(request: OfficeRequest, campaign: str, bench: Bench) -> Questionnaire:
    summary = finding.campaign_of_office(request, campaign)
    return with_local(questionnaire_of(summary.campaign), bench.content)


def _bench(request: OfficeRequest, key: str) -> Bench:
    campaign = finding.campaign_of_office(request, key).campaign
    row = local_questions_of(request.office, campaign)
    content = from_data(row.content) if row else editing.blank("local", title=TITLE)
    keep = partial(actions.keep_local_questions, request.actor, office=request.office, campaign=campaign)
    collecting = reverse("surveys:collecting", args=[request.office.code, key])
    return Bench(
        content=content,
        revision=row.revision if row else 0,
        faults=faults_in(content, analysed=False),
        keep=lambda changed, revision: keep(content=changed, revision=revision),
        prefix="local",
        args=(request.office.code, key),
        office=request.office.name,
        steps=((_("Surveys"), reverse("surveys:office", args=[request.office.code])), (campaign.name_pl, collecting)),
        is_local=True,
        is_frozen=row is not None and row.frozen_on is not None,
    )
