"""Writing, previewing and publishing news."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import programme_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.programme.actions import news as actions
from probierz.programme.labels import NEWS_CATEGORIES, NEWS_STATES
from probierz.programme.models import NewsItem
from probierz.programme.queries import all_news, news_by_key
from probierz.programme.rules import NewsCategory, NewsCommand
from probierz.programme.web.forms import NewsForm

MOVES = {NewsCommand.PUBLISH: actions.publish_news, NewsCommand.WITHDRAW: actions.withdraw_news}
MOVED = gettext_lazy("Somebody else changed this item a moment ago. Look at it again.")
DONE = {
    NewsCommand.PUBLISH: gettext_lazy("Published."),
    NewsCommand.WITHDRAW: gettext_lazy("Withdrawn. Nobody outside sees it any more."),
}


@programme_view(Permission.NEWS_PUBLISH)
@require_GET
def news_list(request: ProgrammeRequest) -> HttpResponse:
    context = {"rows": all_news(), "states": NEWS_STATES, "categories": NEWS_CATEGORIES}
    return render(request, "programme/news_list.html", {"programme": request.programme, **context})


@programme_view(Permission.NEWS_PUBLISH)
@require_http_methods(["GET", "POST"])
def new_news(request: ProgrammeRequest) -> HttpResponse:
    form = NewsForm(request.POST or None, initial={"author": request.actor.name})
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        given = {**form.cleaned_data, "category": NewsCategory(form.cleaned_data["category"])}
        news = actions.write_news(request.actor, programme=request.programme, **given)
        messages.success(request, _("Saved as a draft. Look at it and publish it when it is ready."))
        return redirect("programme:news_item", programme=request.programme.code, key=news.key)
    return _form_page(request, form, None)


@programme_view(Permission.NEWS_PUBLISH)
@require_http_methods(["GET", "POST"])
def edit_news(request: ProgrammeRequest, key: str) -> HttpResponse:
    news = _news(key)
    form = NewsForm(request.POST or None, initial={name: getattr(news, name) for name in NewsForm.base_fields})
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        given = {**form.cleaned_data, "category": NewsCategory(form.cleaned_data["category"])}
        actions.change_news(request.actor, news=news, **given)
        messages.success(request, _("Saved."))
        return redirect("programme:news_item", programme=request.programme.code, key=key)
    return _form_page(request, form, news)


@programme_view(Permission.NEWS_PUBLISH)
@require_GET
def news_item(request: ProgrammeRequest, key: str) -> HttpResponse:
    """The item in both languages as the public sees it, with what may be done to it."""
    context = {"news": _news(key), "states": NEWS_STATES, "categories": NEWS_CATEGORIES}
    return render(request, "programme/news_item.html", {"programme": request.programme, **context})


@programme_view(Permission.NEWS_PUBLISH)
@require_POST
def move_news(request: ProgrammeRequest, key: str, command: str) -> HttpResponse:
    if command not in list(NewsCommand):
        raise no_such_page()
    try:
        MOVES[NewsCommand(command)](request.actor, news=_news(key))
    except actions.NewsMoved:
        messages.error(request, MOVED)
    else:
        messages.success(request, DONE[NewsCommand(command)])
    return redirect("programme:news_item", programme=request.programme.code, key=key)


def _form_page(request: ProgrammeRequest, form: NewsForm, news: NewsItem | None) -> HttpResponse:
    """The form, and beside it what it would look like when somebody asked for that."""
    preview = form.cleaned_data if form.is_bound and form.is_valid() else None
    context = {"programme": request.programme, "form": form, "news": news, "preview": preview}
    return render(request, "programme/news_form.html", context)


def _news(key: str) -> NewsItem:
    return existing(news_by_key(key))
