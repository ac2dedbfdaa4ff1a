"""Lessons: the office's own, those of others, and what units answer."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.improvement.actions import lessons as actions
from probierz.improvement.actions.lessons import Teaching
from probierz.improvement.labels import REFUSALS
from probierz.improvement.models import Nonconformity
from probierz.improvement.queries import lists
from probierz.improvement.queries import suggestions as queries
from probierz.improvement.rules import LessonAnswer
from probierz.improvement.web.forms import LessonAnswerForm, LessonForm
from probierz.improvement.web.forms.choosing import key_in
from probierz.improvement.web.pages import page_of, page_of_case, today, url
from probierz.members.queries.history import history_of
from probierz.offices.queries import units_on

READ, REPORT, MANAGE = Permission.IMPROVEMENT_READ, Permission.IMPROVEMENT_REPORT, Permission.IMPROVEMENT_MANAGE
PER_PAGE = 50


@office_view(READ)
@require_GET
def lesson_list(request: OfficeRequest) -> HttpResponse:
    context = {
        "page": Paginator(queries.lessons(), PER_PAGE).get_page(request.GET.get("page")),
        "others": queries.lessons_of_others(request.office, on=today()),
        "asked": list(queries.asked_of(request.actor.account, on=today())),
    }
    return render(request, "improvement/lessons.html", context)


@office_view(READ)
@require_GET
def lesson(request: OfficeRequest, key: str) -> HttpResponse:
    row = existing(queries.lesson_by_key(key))
    asked = set(queries.asked_of(request.actor.account, on=today()).values_list("pk", flat=True))
    context = {"lesson": row, "units": queries.asked_units(row), "asked": asked, "history": history_of(row)}
    return render(request, "improvement/lesson.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def write(request: OfficeRequest) -> HttpResponse:
    """From a closed nonconformity, named by `z`, or from experience alone."""
    case = lists.case_by_key(key_in(request.GET, "z"))
    form = LessonForm(typed(request), units=units_on(today()), initial=_from(case))
    words = {"title": _("Draw a lesson"), "submit": _("Send to the units"), "done": _("The lesson is written.")}
    lead = _("What happened once can happen elsewhere. Each unit you choose will answer in one click.")
    page = page_of_case(request, case, lead=lead, **words) if case else page_of(request, "lessons", lead=lead, **words)
    return form_page(
        request,
        page,
        form,
        lambda: actions.write_lesson(
            request.actor,
            office=request.office,
            teaching=Teaching(**form.teaching(), nonconformity=case),
            units=form.chosen(),
            on=today(),
        ),
    )


@office_view(MANAGE)
@require_POST
def share(request: OfficeRequest, key: str) -> HttpResponse:
    row = existing(queries.lesson_by_key(key))
    is_shared = request.POST.get("share") == "yes"
    return done_or_refused(
        request,
        lambda: actions.share_lesson(request.actor, lesson=row, is_shared=is_shared, on=today()),
        done=_("Offices of your programmes can read it.") if is_shared else _("Only your office reads it now."),
        back=url(request, "lesson", key=key),
        sentences=REFUSALS,
    )


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def answer(request: OfficeRequest, key: str, asked: int) -> HttpResponse:
    """For the people of the unit that was asked."""
    mine = queries.asked_of(request.actor.account, on=today())
    row = existing(mine.filter(lesson__key=key, pk=asked).first())
    form = LessonAnswerForm(typed(request))
    page = page_of(
        request,
        "lessons",
        (str(row.lesson), url(request, "lesson", key=key)),
        title=row.lesson.title,
        lead=row.unit.name,
        submit=_("Answer"),
        done=_("Thank you for the answer."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.answer_lesson(
            request.actor,
            asked=row,
            answer=LessonAnswer(form.cleaned_data["answer"]),
            note=form.cleaned_data["note"],
            on=today(),
        ),
    )


def _from(case: Nonconformity | None) -> dict[str, str]:
    if case is None:
        return {}
    done = [step.text for step in lists.steps_of(case) if step.done_on]
    return {"title": case.title, "happened": case.description, "cause": case.cause, "helped": "\n".join(done)}
