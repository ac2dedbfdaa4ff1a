"""The pages of the editor, the same for a programme's draft and for the questions of an office."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from probierz.access.finding import existing
from probierz.design.pages import attempt, done_or_refused, typed
from probierz.lib.questionnaires import NO_TEXT, Group, Item, ItemType, Questionnaire, editing
from probierz.surveys.labels import EDIT_REFUSALS, ITEM_TYPES
from probierz.surveys.web.questionnaires import wording
from probierz.surveys.web.questionnaires.bench import Bench
from probierz.surveys.web.questionnaires.forms import RevisionForm, SettingsForm, WordsForm
from probierz.surveys.web.questionnaires.item_forms import GroupForm, ItemForm

MOVES: dict[str, Callable[[Questionnaire, str], Questionnaire]] = {
    "up": lambda content, code: editing.moved(content, code, by=-1),
    "down": lambda content, code: editing.moved(content, code, by=1),
    "copy": editing.duplicated,
    "drop": editing.without,
}


EDITED = ("settings", "words", "screen_new", "move")


def overview(request: HttpRequest, bench: Bench, *, urls: Mapping[str, str], **more: object) -> HttpResponse:
    """`urls` are the addresses of what may be done besides editing."""
    editing_urls = {} if bench.is_frozen else {page: bench.url(page) for page in EDITED}
    context = {
        "bench": bench,
        "groups": wording.groups_of(bench),
        "faults": wording.faults_of(bench),
        "can_edit": not bench.is_frozen,
        "urls": {"preview": bench.url("preview"), **editing_urls, **urls},
        **more,
    }
    return render(request, "surveys/questionnaire_draft.html", context)


def choose_type(request: HttpRequest, bench: Bench, group: str) -> HttpResponse:
    """The first step of a new question."""
    here = bench.group(group)
    kinds = [(kind, label, bench.url("item_new", here.code, kind)) for kind, label in ITEM_TYPES.items()]
    return render(request, "surveys/questionnaire_types.html", {"bench": bench, "group": here, "kinds": kinds})


def new_item(request: HttpRequest, bench: Bench, group: str, kind: str) -> HttpResponse:
    made = existing(ItemType(kind) if kind in set(ItemType) else None)
    here = bench.group(group)
    item = editing.new_item(editing.free_code(bench.content), made)
    return _item_page(request, bench, here, item, is_new=True)


def item(request: HttpRequest, bench: Bench, code: str) -> HttpResponse:
    return _item_page(request, bench, bench.group_of(code), bench.item(code), is_new=False)


def group(request: HttpRequest, bench: Bench, code: str) -> HttpResponse:
    return _group_page(request, bench, bench.group(code))


def new_group(request: HttpRequest, bench: Bench) -> HttpResponse:
    fresh = Group(editing.free_code(bench.content, "screen"), NO_TEXT, ())
    return _group_page(request, bench, fresh)


def settings(request: HttpRequest, bench: Bench) -> HttpResponse:
    form = SettingsForm(
        typed(request), content=bench.content, is_local=bench.is_local, initial={"revision": bench.revision}
    )
    if _kept(form, bench, lambda: form.changed()):
        messages.success(request, _("The settings were saved."))
        return redirect(bench.url())
    context = {"bench": bench, "form": form, "title": _("Settings")}
    return render(request, "surveys/questionnaire_form.html", context, status=_status(form))


def words(request: HttpRequest, bench: Bench) -> HttpResponse:
    """Both languages side by side."""
    form = WordsForm(typed(request), content=bench.content, initial={"revision": bench.revision})
    if _kept(form, bench, lambda: _reworded(bench.content, form)):
        messages.success(request, _("The texts were saved."))
        return redirect(bench.url("words"))
    context = {"bench": bench, "form": form, "rows": wording.word_rows(bench, form)}
    return render(request, "surveys/questionnaire_words.html", context, status=_status(form))


def move(request: HttpRequest, bench: Bench) -> HttpResponse:
    """One press: up, down, a copy, or out."""
    form = RevisionForm(request.POST)
    change = existing(MOVES.get(request.POST.get("move", "")))
    code = request.POST.get("code", "")
    is_there = any(code in {one.code, *(item.code for item in one.items)} for one in bench.content.groups)
    existing(code if form.is_valid() and is_there else None)
    return done_or_refused(
        request,
        lambda: bench.keep(change(bench.content, code), form.cleaned_data["revision"]),
        done=_("Done."),
        back=f"{bench.url()}#{code}",
        sentences=EDIT_REFUSALS,
    )


def _item_page(request: HttpRequest, bench: Bench, group: Group, item: Item, *, is_new: bool) -> HttpResponse:
    asked = bench.asked_before(item.code) if not is_new else _asked_up_to(bench, group)
    form = ItemForm(
        typed(request),
        item=item,
        is_new=is_new,
        taken=frozenset({*(one.code for one in bench.content.items), *(one.code for one in bench.content.groups)}),
        in_index=item.code in bench.content.analysis.index_items,
        asked=asked,
        as_line=request.GET.get("warunek") == "tekst",
        initial={"revision": bench.revision},
    )
    if bench.is_local:
        form.fields.pop("in_index", None)
    if _kept(form, bench, lambda: _with_item(bench.content, form, group)):
        messages.success(request, _("The question was saved."))
        return redirect(f"{bench.url()}#{form.changed().code}")
    context = {"bench": bench, "form": form, "item": item, "group": group, "is_new": is_new}
    return render(request, "surveys/questionnaire_item.html", context, status=_status(form))


def _group_page(request: HttpRequest, bench: Bench, group: Group) -> HttpResponse:
    form = GroupForm(
        typed(request),
        group=group,
        asked=bench.asked_before(group.code),
        as_line=request.GET.get("warunek") == "tekst",
        initial={"revision": bench.revision},
    )
    if _kept(form, bench, lambda: editing.put_group(bench.content, form.changed())):
        messages.success(request, _("The screen was saved."))
        return redirect(f"{bench.url()}#{group.code}")
    is_new = all(one.code != group.code for one in bench.content.groups)
    context = {"bench": bench, "form": form, "group": group, "is_new": is_new}
    return render(request, "surveys/questionnaire_screen.html", context, status=_status(form))


def _kept(form: Form, bench: Bench, change: Callable[[], Questionnaire]) -> bool:
    return attempt(form, lambda: bench.keep(change(), form.cleaned_data["revision"]), sentences=EDIT_REFUSALS)


def _with_item(content: Questionnaire, form: ItemForm, group: Group) -> Questionnaire:
    changed = form.changed()
    kept = editing.put_item(content, changed, group=group.code)
    others = [code for code in content.analysis.index_items if code != changed.code]
    chosen = {*others, *([changed.code] if form.cleaned_data.get("in_index") else [])}
    index = tuple(one.code for one in kept.items if one.code in chosen)
    return replace(kept, analysis=replace(kept.analysis, index_items=index))


def _reworded(content: Questionnaire, form: WordsForm) -> Questionnaire:
    for one in form.changed():
        content = editing.reworded(content, one)
    return content


def _asked_up_to(bench: Bench, group: Group) -> list[Item]:
    """What a new question, last of its screen, may look back on."""
    before = bench.asked_before(group.code)
    return [*before, *(one for one in group.items if one.options)]


def _status(form: Form) -> int:
    return 422 if form.errors else 200
