"""The administrator's catalogs: what is loaded, what offices may take, and uploading one's own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import installation_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import PersonRequest
from probierz.lib.catalogs.norms import CatalogFaults, read_norm_text
from probierz.standards.actions import catalogs as actions
from probierz.standards.models import Catalog
from probierz.standards.queries import catalogs as queries
from probierz.standards.rules import LARGEST_CATALOG
from probierz.standards.web.faults import told
from probierz.standards.web.forms.readiness import CatalogFile
from probierz.standards.web.pages import attempt, done_or_refused, files, typed

MANAGE = Permission.INSTALLATION_MANAGE


@installation_view(MANAGE)
@require_GET
def norms(request: PersonRequest) -> HttpResponse:
    return render(request, "standards/norms.html", {"catalogs": queries.all_catalogs()})


@installation_view(MANAGE)
@require_POST
def refresh(request: PersonRequest) -> HttpResponse:
    """Bring the catalogs of the product in, should they be missing."""
    return done_or_refused(
        request,
        lambda: actions.load_shipped(request.actor),
        done=_("The catalogs of the product are up to date."),
        back=reverse("standards:norms"),
    )


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def upload(request: PersonRequest) -> HttpResponse:
    """Everything wrong with the file is told line by line; nothing of it is loaded."""
    form = CatalogFile(typed(request), files(request))
    faults: list[tuple[int, str]] = []
    made: list[Catalog] = []

    def act() -> None:
        catalog = read_norm_text(_text(form), file=form.cleaned_data["file"].name)
        made.append(actions.load_upload(request.actor, catalog=catalog))

    try:
        if attempt(form, act):
            return redirect("standards:norm", code=made[0].code)
    except CatalogFaults as broken:
        faults = [(fault.line, told(fault.reason)) for fault in broken.faults]
        form.add_error("file", _("The file was not loaded. Correct the lines listed below and choose it again."))
    except UnicodeDecodeError:
        form.add_error("file", _("The file is not a text in UTF-8. Save it so and choose it again."))
    except FileTooLarge:
        form.add_error("file", _("The file is larger than 1 MB. A catalog is a short text; check what you chose."))
    return render(request, "standards/norm_upload.html", {"form": form, "faults": faults})


@installation_view(MANAGE)
@require_GET
def norm(request: PersonRequest, code: str) -> HttpResponse:
    one = existing(queries.catalog_by_code(code))
    return render(request, "standards/norm.html", {"catalog": one, "requirements": queries.requirements_of(one)})


@installation_view(MANAGE)
@require_POST
def offer(request: PersonRequest, code: str) -> HttpResponse:
    one = existing(queries.catalog_by_code(code))
    is_offered = not one.is_offered
    return done_or_refused(
        request,
        lambda: actions.offer_catalog(request.actor, catalog=one, is_offered=is_offered),
        done=_("Offices may take it into use.") if is_offered else _("Offices can take it into use no more."),
        back=reverse("standards:norm", kwargs={"code": code}),
    )


@installation_view(MANAGE)
@require_POST
def remove(request: PersonRequest, code: str) -> HttpResponse:
    one = existing(queries.catalog_by_code(code))
    return done_or_refused(
        request,
        lambda: actions.remove_catalog(request.actor, catalog=one),
        done=_("The catalog was removed."),
        back=reverse("standards:norms"),
    )


class FileTooLarge(ValueError):
    """The upload is no catalog."""


def _text(form: CatalogFile) -> str:
    file = form.cleaned_data["file"]
    if file.size > LARGEST_CATALOG:
        raise FileTooLarge
    content: bytes = file.read()
    return content.decode("utf-8-sig")
