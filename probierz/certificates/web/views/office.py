"""The office's own certificates."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.attachments import store
from probierz.certificates import queries
from probierz.certificates.models import Certificate
from probierz.certificates.rules import CertificateState
from probierz.certificates.web import files


@office_view(Permission.CERTIFICATE_READ)
@require_GET
def of_office(request: OfficeRequest) -> HttpResponse:
    rows = queries.certificates_for_office(request.office)
    return render(request, "certificates/office.html", {"certificates": rows})


@office_view(Permission.CERTIFICATE_READ)
@require_GET
def download(request: OfficeRequest, key: str) -> HttpResponse:
    row = _own(request, key)
    return files.pdf_answer(store.content_of(row.file_sha256), row.file_name, inline="show" in request.GET)


@office_view(Permission.CERTIFICATE_READ)
@require_GET
def picture(request: OfficeRequest, key: str) -> HttpResponse:
    return files.picture_answer(queries.picture(_own(request, key)))


@office_view(Permission.CERTIFICATE_READ)
@require_GET
def download_all(request: OfficeRequest) -> HttpResponseBase:
    rows = queries.certificates_for_office(request.office)
    valid = [row for row in rows if row.state == CertificateState.VALID]
    return files.zip_answer(valid, _("certificates-%(code)s") % {"code": request.office.code})


def _own(request: OfficeRequest, key: str) -> Certificate:
    return existing(queries.certificate_for_office(request.office, key))
