"""Results of surveys that an office published: the page and its open data, as they were frozen."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from probierz.access.doors import public_view
from probierz.design import downloads
from probierz.lib import sheets
from probierz.offices.models import Office
from probierz.surveys.models import Publication
from probierz.surveys.queries.comments import published_comments
from probierz.surveys.queries.frozen import DICTIONARY, OPEN_COLUMNS, codebook_rows, open_rows
from probierz.surveys.queries.publication import published_by_key

COMMENTS_A_PAGE = 20
OPEN_DATA = "Open data of published results: whole offices only, nobody can be told from it."


@public_view("Results that an office submitted and somebody else checked.")
@require_safe
def survey(request: HttpRequest, code: str, key: str) -> HttpResponse:
    publication = _published(code, key)
    content = publication.content
    asked = {item["code"]: item for item in content["questionnaire"]["items"]}
    items = [(asked[item["code"]], item, _choices(asked[item["code"]], item)) for item in content["items"]]
    comments = Paginator(published_comments(publication.office, publication.wave_id), COMMENTS_A_PAGE)
    context = {
        "publication": publication,
        "office": publication.office,
        "content": content,
        "items": items,
        "comments": comments.get_page(request.GET.get("page")),
    }
    return render(request, "public/survey.html", context)


@public_view(OPEN_DATA)
@require_safe
def data(request: HttpRequest, code: str, key: str, ending: str) -> HttpResponse:
    publication = _published(code, key)
    name = downloads.file_name(code, publication.content["wave"]["role"], ending=ending)
    if ending == "json":
        answer: HttpResponse = JsonResponse(
            {**publication.content, "digest": publication.digest}, json_dumps_params={"indent": 1}
        )
    elif ending == "csv":
        answer = HttpResponse(sheets.csv_text(OPEN_COLUMNS, open_rows(publication.content)), content_type=sheets.CSV)
    else:
        raise Http404(_("There is no such page."))
    return downloads.under_name(answer, name)


@public_view(OPEN_DATA)
@require_safe
def dictionary(request: HttpRequest, code: str, key: str) -> HttpResponse:
    publication = _published(code, key)
    rows = [*DICTIONARY, *codebook_rows(publication.content)]
    answer = HttpResponse(sheets.csv_text(("column", "value", "pl", "en"), rows), content_type=sheets.CSV)
    return downloads.under_name(answer, downloads.file_name(code, "slownik", ending="csv"))


def _published(code: str, key: str) -> Publication:
    office = Office.objects.filter(code=code).first()
    publication = published_by_key(office, key) if office else None
    if publication is None:
        raise Http404(_("There are no such results, or the office took them back."))
    return publication


def _choices(asked: dict[str, Any], item: dict[str, Any]) -> list[tuple[dict[str, str], int | None, float]]:
    """Each option with its count and share; what is hidden has none."""
    pairs = ((option, item["counts"].get(option["code"], 0)) for option in asked["options"])
    return [(option, count, (count or 0) / item["n"]) for option, count in pairs]
