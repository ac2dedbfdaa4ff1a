"""The programme's register: looking, taking away, revoking."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import programme_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.attachments import store
from probierz.certificates import actions, queries
from probierz.certificates.models import Certificate
from probierz.certificates.rules import CertificateState
from probierz.certificates.web import files
from probierz.certificates.web.forms import ReasonForm, RegisterFilters

ON_A_PAGE = 50


@programme_view(Permission.CERTIFICATE_READ)
@require_GET
def register(request: ProgrammeRequest) -> HttpResponse:
    filters = RegisterFilters(request.GET)
    wanted = filters.cleaned_data if filters.is_valid() else {"q": "", "state": ""}
    rows = queries.certificates_of_programme(request.programme, search=wanted["q"], state=wanted["state"])
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    counts = queries.count_by_state(request.programme)
    context = {
        "filters": filters,
        "page": page,
        "counts": {state.value: count for state, count in counts.items()},
        "total": sum(counts.values()),
        "issued": sum(counts.values()) - counts[CertificateState.PREPARED],
        "job": queries.open_series(request.programme),
    }
    return render(request, "certificates/register.html", context)


@programme_view(Permission.CERTIFICATE_READ)
@require_GET
def register_table(request: ProgrammeRequest, ending: str) -> HttpResponse:
    rows = queries.certificates_of_programme(request.programme)
    return files.register_answer(ending, rows, _("register-%(code)s") % {"code": request.programme.code})


@programme_view(Permission.CERTIFICATE_READ)
@require_GET
def download_all(request: ProgrammeRequest) -> HttpResponseBase:
    rows = queries.certificates_of_programme(request.programme, state=CertificateState.VALID)
    return files.zip_answer(list(rows), _("certificates-%(code)s") % {"code": request.programme.code})


@programme_view(Permission.CERTIFICATE_READ)
@require_GET
def certificate(request: ProgrammeRequest, key: str) -> HttpResponse:
    return render(request, "certificates/certificate.html", {"certificate": one(request, key)})


@programme_view(Permission.CERTIFICATE_READ)
@require_GET
def download(request: ProgrammeRequest, key: str) -> HttpResponse:
    row = one(request, key)
    if not row.file_sha256:
        raise no_such_page()
    return files.pdf_answer(store.content_of(row.file_sha256), row.file_name, inline="show" in request.GET)


@programme_view(Permission.CERTIFICATE_READ)
@require_GET
def picture(request: ProgrammeRequest, key: str) -> HttpResponse:
    return files.picture_answer(queries.picture(one(request, key)))


@programme_view(Permission.CERTIFICATE_REVOKE)
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: ProgrammeRequest, key: str) -> HttpResponse:
    row = one(request, key)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke_certificate(request.actor, certificate=row, reason=form.cleaned_data["reason"])
        except actions.CertificateRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The certificate %(number)s was revoked.") % {"number": row.number})
            return redirect("certificates:certificate", programme=request.programme.code, key=row.key)
    status = 400 if form.errors else 200
    return render(request, "certificates/revoke.html", {"certificate": row, "form": form}, status=status)


def one(request: ProgrammeRequest, key: str) -> Certificate:
    """The certificate of this programme, or no such page."""
    return existing(queries.certificate_of_programme(request.programme, key))
