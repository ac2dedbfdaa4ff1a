"""The public check: by the code on the paper or by the file, without log-in, cookies or scripts."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from probierz.access.doors import public_view
from probierz.certificates import queries
from probierz.certificates.labels import ANSWERS, FILE_VERDICTS
from probierz.certificates.models import Certificate
from probierz.certificates.rules import Answer, CertificateState, FileVerdict, answer_about
from probierz.certificates.rules.numbers import tokens_in_file
from probierz.certificates.web.forms import CodeForm, FileForm
from probierz.design.languages import in_language

BLOCK = 8192  # answers are padded to whole blocks, so that their size does not tell known from unknown


@public_view("Whoever holds a certificate may check it by its code.")
@require_safe
def check(request: HttpRequest, token: str) -> HttpResponse:
    row = queries.certificate_by_token(token)
    answer = _answer(row)
    known = None if answer is Answer.UNKNOWN else row
    if _wants_json(request):
        return _discreet(JsonResponse(_as_json(answer, known)))
    context = {"answer": answer, "title": ANSWERS[answer], "verdict": "", "certificate": known, "file_form": FileForm()}
    return _discreet(render(request, "certificates/check.html", context))


@csrf_exempt  # keeps and changes nothing, and a check must work without cookies
@public_view("Whoever holds a certificate may ask about it by code or by file.")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            return _compared(request, form.cleaned_data["file"])
        return _question(request, CodeForm(), form, status=400)
    if "code" in request.GET:
        code = CodeForm(request.GET)
        if not code.is_valid():
            return _question(request, code, FileForm(), status=400)
        return _discreet(redirect(in_language(_address_of(code.cleaned_data["code"]))))
    return _question(request, CodeForm(), FileForm())


def _compared(request: HttpRequest, content: bytes) -> HttpResponse:
    verdict, row = _verdict(content)
    if _wants_json(request):
        return _discreet(JsonResponse({"file": verdict.value, **_as_json(_answer(row), row)}))
    answer = _answer(row)
    context = {
        "answer": answer,
        "title": FILE_VERDICTS[verdict],
        "verdict": verdict,
        "state": ANSWERS[answer],
        "certificate": row,
        "file_form": FileForm(),
    }
    return _discreet(render(request, "certificates/check.html", context))


def _verdict(content: bytes) -> tuple[FileVerdict, Certificate | None]:
    row = queries.certificate_by_file(hashlib.sha256(content).hexdigest())
    if row is not None:
        return FileVerdict.UNCHANGED, row
    for token in tokens_in_file(content):
        row = queries.certificate_by_token(token)
        if _answer(row) is not Answer.UNKNOWN:
            return FileVerdict.ALTERED, row
    return FileVerdict.NOT_OURS, None


def _question(request: HttpRequest, code: CodeForm, file: FileForm, *, status: int = 200) -> HttpResponse:
    context = {"code_form": code, "file_form": file, "form": file if file.errors else code}
    return _discreet(render(request, "certificates/ask.html", context, status=status))


def _answer(row: Certificate | None) -> Answer:
    state = CertificateState(row.state) if row else None
    return answer_about(state, valid_until=row.valid_until if row else None, today=timezone.localdate())


def _as_json(answer: Answer, row: Certificate | None) -> dict[str, Any]:
    """The same keys for every answer; the reason of a revocation is nobody's business."""
    return {
        "answer": answer.value,
        "number": row.number if row else None,
        "kind": row.kind if row else None,
        "issuer": row.data["issuer_name"] if row else None,
        "programme": row.data["programme"] if row else None,
        "recipient": row.recipient if row else None,
        "issued_on": row.issued_on if row else None,
        "valid_until": row.valid_until if row else None,
        "ended_on": row.ended_on if row else None,
        "file_sha256": row.file_sha256 if row else None,
    }


def _wants_json(request: HttpRequest) -> bool:
    if "format" in request.GET:
        return request.GET["format"] == "json"
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _address_of(token: str) -> str:
    return reverse("certificates:check", kwargs={"token": token})


def _discreet(answer: HttpResponse) -> HttpResponse:
    """Not indexed, not stored, not told to the next site; and of a size that tells nothing."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer.content += b" " * (-len(answer.content) % BLOCK)
    return answer
