"""A look at a questionnaire at the size of a phone, a kiosk and paper: the real form, whose answers go nowhere."""

from collections.abc import Callable

from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from probierz.access.finding import no_such_page
from probierz.design import downloads
from probierz.design.languages import page_language
from probierz.lib.papers import Letterhead
from probierz.lib.questionnaires import Questionnaire, with_names
from probierz.lib.typesetting.paper_form import FormSeries, typeset_forms
from probierz.surveys.web import steps
from probierz.surveys.web.questions import words

SIZES = {"telefon": _("Phone"), "kiosk": _("Kiosk"), "papier": _("Paper")}
View = Callable[..., HttpResponseBase]


def with_frame(view: View) -> View:
    """May hold a frame of our own pages."""
    holding: View = csp_update({"frame-src": "'self'"})(view)
    return holding


def in_own_frame(view: View) -> View:
    """May stand in a frame of our own pages, and in nobody else's."""
    framed: View = csp_replace({"frame-ancestors": "'self'"})(xframe_options_sameorigin(view))
    return framed


def page(request: HttpRequest, content: Questionnaire, *, frame: str, paper: str, way: object) -> HttpResponse:
    """One size at a time, chosen by a link."""
    size = request.GET.get("rozmiar", "telefon")
    context = {
        "content": content,
        "title": words(content.title),
        "sizes": [(f"?rozmiar={code}", label, code == size) for code, label in SIZES.items()],
        "size": size if size in SIZES else "telefon",
        "frame_url": frame,
        "paper_url": paper,
        "way": way,
    }
    return render(request, "surveys/questionnaire_preview.html", context)


def form(request: HttpRequest, content: Questionnaire, *, office: str, here: str) -> HttpResponse:
    """The respondent's screens, walked as by a respondent; the last one leads back to the first."""
    asked = with_names(content, office=office, desk=str(_("desk 1")))
    if not any(group.items for group in asked.groups):
        raise no_such_page()
    walk = steps.walk(asked, request.POST) if request.method == "POST" else None
    if walk is not None and walk.step is None:
        return render(request, "surveys/questionnaire_preview_end.html", {"here": here, "office": office})
    context = {
        "step": walk.step if walk else steps.first_step(asked, request.GET),
        "office": office,
        "intro": words(asked.intro),
        "here": here,
        "is_preview": True,
    }
    return render(request, "surveys/questionnaire_preview_form.html", context, status=walk.status if walk else 200)


def paper(content: Questionnaire, *, office: str) -> HttpResponse:
    """A specimen of the printed form."""
    pdf = typeset_forms(
        with_names(content, office=office, desk=str(_("desk 1"))),
        FormSeries(letterhead=Letterhead(name=office)),
        language=page_language(),
        made_on=timezone.localdate(),
        demo=settings.PROBIERZ_DEMO,
    )
    return downloads.attached(pdf, media_type=downloads.PDF, name=f"{content.code}.pdf", inline=True)
