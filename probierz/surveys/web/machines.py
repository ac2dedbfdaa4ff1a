"""The way in for kiosks and queues that kept answers while they were offline: one sheet as JSON."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from probierz.access.doors import public_view
from probierz.lib.identifiers import is_portable_id, read_public_code
from probierz.lib.questionnaires import Answers, Problem, validate_answers
from probierz.surveys.labels import OUTCOMES
from probierz.surveys.queries import Door, door_to
from probierz.surveys.rules import PUBLIC_CHANNELS, Channel, Outcome, channel_wished
from probierz.surveys.web.questions import sentence
from probierz.surveys.web.taking import TRY_AGAIN_AFTER, Sheet, Unavailable, take
from probierz.surveys.web.unseen import is_too_big, unseen

STATUSES = {
    Outcome.STORED: 201,
    Outcome.REPEATED: 200,
    Outcome.SPENT: 409,
    Outcome.CONFLICT: 422,
    Outcome.CLOSED: 410,
}


class _Unreadable(Exception):
    """What was sent is no sheet; the message says what is expected."""


@public_view("A kiosk sends what respondents answered; it has no account.")
@unseen
@require_POST
def answers(request: HttpRequest, code: str) -> JsonResponse:
    """201 stored, 200 already here: both mean that the sender may delete its copy."""
    read = read_public_code(code)
    door = None if read is None else door_to(read, on=timezone.localdate())
    if door is None:
        return _message(_("No survey has this code."), status=404)
    if is_too_big(request):
        return _message(_("This is more than an answer sheet can hold."), status=413)
    try:
        sent = _read(request.body, door)
    except _Unreadable as problem:
        return _message(str(problem), status=400)
    checked = validate_answers(door.questionnaire, sent["answers"])
    if not isinstance(checked, Answers):
        return _problems(checked)
    return _taken(door, Sheet(**{**sent, "answers": checked}))


def _taken(door: Door, sheet: Sheet) -> JsonResponse:
    try:
        outcome = take(door, sheet)
    except Unavailable:
        response = _message(_("The answers could not be stored just now. Keep them and send them again."), status=503)
        response["Retry-After"] = str(TRY_AGAIN_AFTER)
        return response
    return JsonResponse({"outcome": outcome, "message": str(OUTCOMES[outcome])}, status=STATUSES[outcome])


def _read(body: bytes, door: Door) -> dict[str, Any]:
    try:
        sheet: Any = json.loads(body)
    except (ValueError, RecursionError) as problem:  # brackets in brackets, thousands deep, are no sheet
        raise _Unreadable(_("An object in JSON is expected.")) from problem
    if not isinstance(sheet, dict) or not isinstance(sheet.get("answers"), dict):
        raise _Unreadable(_("An object with submission_id and answers is expected."))
    submission_id = sheet.get("submission_id")
    if not isinstance(submission_id, str) or not is_portable_id(submission_id):
        raise _Unreadable(_("submission_id must be 128 random bits as 22 characters of base64url."))
    return {
        "submission_id": submission_id,
        "answers": sheet["answers"],
        "channel": _channel(sheet, door),
        "seconds": _seconds(sheet, "seconds"),
        "pause": _seconds(sheet, "pause"),
        "device": _device(sheet),
    }


def _channel(sheet: Mapping[str, Any], door: Door) -> Channel:
    if door.channel is Channel.EMAIL:
        raise _Unreadable(_("This survey is answered by invitation, on its own page."))
    if "channel" in sheet and sheet["channel"] not in list(PUBLIC_CHANNELS):
        raise _Unreadable(_("channel must be qr, link or kiosk."))
    return channel_wished(sheet.get("channel"), usual=door.channel)


def _seconds(sheet: Mapping[str, Any], name: str) -> float | None:
    value = sheet.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or value < 0):
        raise _Unreadable(_("seconds and pause must be numbers, or absent."))
    return value


def _device(sheet: Mapping[str, Any]) -> str:
    device = sheet.get("device", "")
    if device != "" and not (isinstance(device, str) and is_portable_id(device)):
        raise _Unreadable(_("device must be 22 random characters that the device made, or absent."))
    return str(device)


def _problems(problems: tuple[Problem, ...]) -> JsonResponse:
    listed = [{"item": one.item, "code": one.code, "message": sentence(one)} for one in problems]
    return JsonResponse({"message": _("Some answers were not taken."), "problems": listed}, status=422)


def _message(message: str, *, status: int) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)
