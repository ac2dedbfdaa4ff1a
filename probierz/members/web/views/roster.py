"""The import of a roster: upload, columns, preview, confirmation."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.attachments import store
from probierz.design import downloads
from probierz.lib.roster import Column, RosterPlan, Update, read_header
from probierz.lib.sheets import Value
from probierz.lib.tabular import Table, read_table
from probierz.members.actions import roster
from probierz.members.actions.refusals import Refused
from probierz.members.actions.roster import Imported, RosterHasErrors
from probierz.members.labels import REFUSALS, ROSTER_COLUMNS, told_error
from probierz.members.models import RosterDraft
from probierz.members.queries.roster import draft_by_key, plan_for
from probierz.members.web.forms.roster import ColumnsForm, ConfirmForm, UploadForm
from probierz.members.web.pages import done_or_refused, files, today, typed

MANAGE = Permission.EMPLOYEE_MANAGE
# A preview is read, not studied; the rest is in the file itself.
SHOWN = 200
_FIELDS = {
    Column.NUMBER: "number",
    Column.FAMILY_NAME: "family_name",
    Column.GIVEN_NAME: "given_name",
    Column.POSITION: "position",
    Column.UNIT: "unit",
    Column.EMAIL: "email",
}


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def upload(request: OfficeRequest) -> HttpResponse:
    form = UploadForm(typed(request), files(request))
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["file"].name
        draft = roster.upload_roster(
            request.actor, office=request.office, name=name, content=form.content, now=timezone.now()
        )
        header = read_header(form.table.rows[0])
        is_clear = not header.missing and not header.repeated and not header.unknown
        return redirect(_url(draft, "members:roster_preview" if is_clear else "members:roster_columns"))
    return render(request, "members/roster_upload.html", {"form": form})


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def columns(request: OfficeRequest, key: str) -> HttpResponse:
    draft, table = _draft(key)
    form = ColumnsForm(typed(request), header=table.rows[0], chosen=draft.mapping)
    if form.is_bound and form.is_valid():
        roster.match_columns(request.actor, draft=draft, mapping=form.mapping())
        return redirect(_url(draft, "members:roster_preview"))
    context = {"form": form, "draft": draft, "head": table.rows[0], "sample": table.rows[1:4]}
    return render(request, "members/roster_columns.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def preview(request: OfficeRequest, key: str) -> HttpResponse:
    draft, table = _draft(key)
    plan = plan_for(table, columns=_columns(draft)).plan
    form = ConfirmForm(typed(request), absent=len(plan.absent))
    if form.is_bound and form.is_valid():
        return _confirmed(request, draft, table, ends_absent=form.cleaned_data.get("ends_absent", False))
    return render(request, "members/roster_preview.html", _shown(draft, plan, form))


def _confirmed(request: OfficeRequest, draft: RosterDraft, table: Table, *, ends_absent: bool) -> HttpResponse:
    try:
        done = roster.take_draft(
            request.actor, draft=draft, table=table, columns=_columns(draft), on=today(), ends_absent=ends_absent
        )
    except RosterHasErrors:
        messages.error(request, _("Nobody was changed, because there are errors in the file. Mend them first."))
        return redirect(request.path)
    except Refused as refused:
        messages.error(request, str(REFUSALS[refused.reason]))
    else:
        messages.success(request, _summary(done))
    return redirect("members:people", office=request.office.code)


@office_view(MANAGE)
@require_GET
def errors_sheet(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    draft, table = _draft(key)
    plan = plan_for(table, columns=_columns(draft)).plan
    head = [_("row"), _("column"), _("what to mend"), _("value")]
    rows: list[list[Value]] = [
        [error.row, error.column, told_error(error), _value(table, error.row, error.column)] for error in plan.errors
    ]
    return downloads.table(ending, head, rows, name="bledy-w-liscie")


@office_view(MANAGE)
@require_POST
def drop(request: OfficeRequest, key: str) -> HttpResponse:
    draft, _table = _draft(key)
    return done_or_refused(
        request,
        lambda: roster.drop_draft(request.actor, draft=draft),
        done=_("The import was given up. Nobody was changed and the file was removed."),
        back=reverse("members:people", args=[request.office.code]),
    )


def _draft(key: str) -> tuple[RosterDraft, Table]:
    draft = existing(draft_by_key(key, now=timezone.now()))
    return draft, read_table(store.content_of(draft.file.sha256))


def _columns(draft: RosterDraft) -> dict[Column, int] | None:
    return {Column(name): place for name, place in draft.mapping.items()} or None


def _shown(draft: RosterDraft, plan: RosterPlan, form: ConfirmForm) -> dict[str, Any]:
    return {
        "draft": draft,
        "form": form,
        "plan": plan,
        "created": plan.created[:SHOWN],
        "updated": [(update.after, _differences(update)) for update in plan.updated[:SHOWN]],
        "errors": [(error, told_error(error)) for error in plan.errors[:SHOWN]],
        "absent": plan.absent[:SHOWN],
        "more": {
            "created": max(0, len(plan.created) - SHOWN),
            "updated": max(0, len(plan.updated) - SHOWN),
            "errors": max(0, len(plan.errors) - SHOWN),
            "absent": max(0, len(plan.absent) - SHOWN),
        },
    }


def _differences(update: Update) -> list[tuple[str, str, str]]:
    """Column, before, after; nothing for somebody who only comes back."""
    pairs = [(column, _FIELDS[column]) for column in update.changed]
    return [
        (str(ROSTER_COLUMNS[column]), getattr(update.before, name), getattr(update.after, name))
        for column, name in pairs
    ]


def _value(table: Table, row: int, column: str) -> str:
    headings = [str(cell).strip() for cell in table.rows[0]]
    place = headings.index(column) if column in headings else -1
    cells = table.rows[row - 1] if 0 < row <= len(table.rows) else ()
    return str(cells[place]) if 0 <= place < len(cells) and row > 1 else ""


def _summary(done: Imported) -> str:
    added = ngettext("%(count)s person added", "%(count)s people added", done.created) % {"count": done.created}
    changed = ngettext("%(count)s changed", "%(count)s changed", done.updated) % {"count": done.updated}
    same = ngettext("%(count)s unchanged", "%(count)s unchanged", done.unchanged) % {"count": done.unchanged}
    parts = [added, changed, same]
    if done.ended:
        parts.append(ngettext("%(count)s left", "%(count)s left", done.ended) % {"count": done.ended})
    return _("Imported: %(parts)s.") % {"parts": ", ".join(parts)}


def _url(draft: RosterDraft, name: str) -> str:
    return reverse(name, kwargs={"office": draft.office.code, "key": draft.key})
