"""The starter pack: texts to begin with, and proposals when they get better."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import sentence
from probierz.documents.actions import pack as actions
from probierz.documents.labels import REFUSALS
from probierz.documents.queries import pack as queries
from probierz.documents.web.pages import button, place
from probierz.documents.web.views.comparing import stretches
from probierz.lib.catalogs.documents import entries, entry_of
from probierz.lib.comparison import compare, merge
from probierz.lib.refusals import Refused
from probierz.people.queries import employee_of

MANAGE = Permission.DOCUMENT_MANAGE


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def pack(request: OfficeRequest) -> HttpResponse:
    """Choose texts, or take all in one go."""
    if request.method == "POST" and _adopted(request):
        return redirect(place(request, "list") + "?show=open")
    groups = queries.groups()
    has_more = any(one.adoption is None for _name, offers in groups for one in offers)
    context = {"groups": groups, "has_more": has_more, "proposals": queries.proposals(), "tab": "pack"}
    return render(request, "documents/pack.html", context)


@office_view(MANAGE)
@require_GET
def entry(request: OfficeRequest, code: str) -> HttpResponse:
    """One text, to read before taking it."""
    found = existing(entry_of(code))
    return render(request, "documents/entry.html", {"entry": found, "adoption": queries.adoption_of(code)})


@office_view(MANAGE)
@require_GET
def proposal(request: OfficeRequest, code: str) -> HttpResponse:
    """What the pack changed, and what the office's text would become."""
    found = existing(queries.proposal_of(code))
    merged = merge(found.adoption.base, found.local, found.entry.text)
    context = {
        "proposal": found,
        "document": found.adoption.document,
        "stretches": stretches(compare(found.local, merged)),
        "of_pack": stretches(compare(found.adoption.base, found.entry.text)),
        "inline": True,
        "is_same": compare(found.local, merged).is_same,
    }
    return render(request, "documents/proposal.html", context)


@office_view(MANAGE)
@require_POST
def take_in(request: OfficeRequest, code: str) -> HttpResponse:
    found = existing(queries.proposal_of(code))
    summary = _("Update of the starter pack, version %(version)s") % {"version": found.entry.version}
    return button(
        request,
        lambda: actions.take_in(request.actor, adoption=found.adoption, summary=summary, at=timezone.now()),
        done=_("The draft of a new edition waits for you."),
        back=place(request, "document", key=found.adoption.document.key),
    )


@office_view(MANAGE)
@require_POST
def turn_down(request: OfficeRequest, code: str) -> HttpResponse:
    found = existing(queries.proposal_of(code))
    return button(
        request,
        lambda: actions.turn_down(request.actor, adoption=found.adoption),
        done=_("Your text stays as it is."),
        back=place(request, "pack"),
    )


def _adopted(request: OfficeRequest) -> bool:
    wanted = set(request.POST.getlist("entry"))
    chosen = entries() if "all" in request.POST else [one for one in entries() if one.code in wanted]
    try:
        made = actions.adopt(
            request.actor,
            office=request.office,
            entries=chosen,
            keeper=employee_of(request.actor.account),
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, sentence(refused, REFUSALS))
        return False
    done = ngettext("%(n)s draft was made.", "%(n)s drafts were made.", len(made)) % {"n": len(made)}
    messages.success(request, done)
    return True
