"""A kiosk: the questionnaire as an installed app on a tablet, with everything it needs to ask without the network."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy
from django.views.decorators.http import require_safe

from probierz.access.doors import public_view
from probierz.lib.identifiers import read_public_code
from probierz.surveys.queries import Door, door_to
from probierz.surveys.rules import Channel
from probierz.surveys.web.kiosk_kit import LANGUAGES, screens_of
from probierz.surveys.web.questions import TYPED
from probierz.surveys.web.unseen import unseen

ICONS = {192: "surveys/kiosk/icon-192.png", 512: "surveys/kiosk/icon-512.png"}
# Everything that the two pages load; the worker keeps it on the device.
PARTS = (
    *("design/tokens.css", "design/base.css", "design/survey.css", "design/print.css"),
    *("surveys/form.css", "surveys/kiosk/kiosk.css"),
    *("design/shelf.js", *(f"surveys/kiosk/{name}.js" for name in ("kiosk", "questions", "queue", "idle", "setup"))),
    *("design/mark.svg", "design/icon-180.png", *ICONS.values()),
    *(
        f"vendor/plex/probierz-sans-{weight}-{part}.woff2"
        for weight in ("regular", "semibold")
        for part in ("core", "more")
    ),
    *(f"vendor/plex/probierz-serif-medium-{part}.woff2" for part in ("core", "more")),
)
# What the kiosk itself says; the questions speak for themselves.
WORDS = {
    "begin": pgettext_lazy("kiosk", "Begin"),
    "next": pgettext_lazy("survey", "Next"),
    "back": pgettext_lazy("survey", "Back"),
    "send": gettext_lazy("Send my answers"),
    "progress": gettext_lazy("Screen %(number)s of %(count)s"),
    "error": gettext_lazy("Error:"),
    "notANumber": gettext_lazy("Write a whole number in digits, for example 12."),
    "tooSmall": gettext_lazy("This number is too small. Write %(limit)s or more."),
    "tooLarge": gettext_lazy("This number is too large. Write %(limit)s or less."),
    "blank": gettext_lazy("Answer at least one question."),
    "thanks": gettext_lazy("Thank you for your answers"),
    "thanksMore": gettext_lazy("They count together with the answers of others. Nobody can tell which were yours."),
    "person": gettext_lazy("Next person"),
    "soon": gettext_lazy("The form for the next person opens by itself in a moment."),
    "closed": gettext_lazy("The survey is closed"),
    "closedMore": gettext_lazy("Answers are not collected here now. Thank you for wanting to help."),
    "full": gettext_lazy("Your answers could not be kept"),
    "fullMore": gettext_lazy("This device has no room for them. Try again, or tell somebody of the office."),
    "again": gettext_lazy("Try again"),
    "idle": gettext_lazy("Are you still there?"),
    "idleMore": gettext_lazy("Your answers so far disappear when the time is up. Seconds left:"),
    "stay": gettext_lazy("I am still answering"),
    "go": gettext_lazy("I have finished"),
    "foot": gettext_lazy("The survey is anonymous. We store no address and no cookies."),
    "unsent": gettext_lazy("Waiting to be sent:"),
}


@public_view("A respondent at a kiosk has no account and stays anonymous.")
@unseen
@require_safe
def kiosk(request: HttpRequest, code: str) -> HttpResponse:
    door = _door(code)
    if door is None:
        return _unknown(request)
    return render(request, "surveys/kiosk.html", {"door": door, "languages": LANGUAGES})


@public_view("Whoever hangs up a tablet prepares it without logging in on it.")
@unseen
@require_safe
def setup(request: HttpRequest, code: str) -> HttpResponse:
    door = _door(code)
    if door is None:
        return _unknown(request)
    address = request.build_absolute_uri(reverse("surveys:kiosk", args=[door.code]))
    return render(request, "surveys/kiosk_setup.html", {"door": door, "address": address})


@public_view("The questions of a survey are public.")
@unseen
@require_safe
def kit(request: HttpRequest, code: str) -> JsonResponse:
    """The questions in both languages, and whether anybody is asked now."""
    door = _door(code)
    if door is None:
        return JsonResponse({"message": _("No survey has this code.")}, status=404)
    return JsonResponse(_kit(door))


@public_view("What a browser needs to install the kiosk is public.")
@unseen
@require_safe
def manifest(request: HttpRequest, code: str) -> JsonResponse:
    door = _door(code)
    if door is None:
        return JsonResponse({"message": _("No survey has this code.")}, status=404)
    home = reverse("surveys:kiosk", args=[door.code])
    icons = [
        {"src": static(path), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, path in ICONS.items()
        for purpose in ("any", "maskable")
    ]
    told = {
        "name": f"{_('Survey')} · {door.point}",
        "short_name": _("Survey"),
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "fullscreen",
        "orientation": "any",
        "background_color": "#fbfaf7",
        "theme_color": "#16191d",
        "lang": "pl",
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")


@public_view("The script that keeps the kiosk on its device is public.")
@unseen
@require_safe
def worker(request: HttpRequest, code: str) -> HttpResponse:
    """Stands at the kiosk's own address, so that it serves this one and nothing else of the site."""
    door = _door(code)
    if door is None:
        return HttpResponse(status=404)
    shelf = {
        "code": door.code,
        "version": _version_of(Path(__file__).parents[1] / "templates" / "surveys"),
        "pages": [reverse(f"surveys:{name}", args=[door.code]) for name in ("kiosk", "kiosk_setup", "kiosk_kit")],
        "parts": [static(part) for part in PARTS],
    }
    text = f"const SHELF = {json.dumps(shelf)};\n{_content('surveys/kiosk/worker.js').decode()}"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


def _kit(door: Door) -> dict[str, Any]:
    told = {
        "office": door.office,
        "point": door.point,
        "is_open": door.wave_id is not None and door.channel is not Channel.EMAIL,
        "address": reverse("surveys:answers", args=[door.code]),
        "title": _in_both(door.questionnaire.title),
        "intro": _in_both(door.questionnaire.intro),
        "screens": screens_of(door.questionnaire),
        "words": {language: _words_in(language) for language in LANGUAGES},
    }
    return {**told, "version": hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]}


def _in_both(text: Any) -> dict[str, str]:
    return {language: text.text_in(language) for language in LANGUAGES}


def _words_in(language: str) -> dict[str, Any]:
    with override(language):
        return {
            **{name: str(text) for name, text in WORDS.items()},
            "missing": {"other": _("Choose an answer."), **dict.fromkeys(TYPED, _("Write an answer."))},
        }


def _door(code: str) -> Door | None:
    read = read_public_code(code)
    return None if read is None else door_to(read, on=timezone.localdate())


def _unknown(request: HttpRequest) -> HttpResponse:
    return render(request, "surveys/no_form.html", {"door": None, "why": "unknown"}, status=404)


@lru_cache(maxsize=1)
def _version_of(templates: Path) -> str:
    """Changes with every part and page that the device keeps, so that a browser fetches them anew."""
    pages = [path.read_bytes() for path in sorted(templates.glob("kiosk*.html"))]
    parts = [_content(part) for part in (*PARTS, "surveys/kiosk/worker.js")]
    return hashlib.sha256(b"".join([*pages, *parts])).hexdigest()[:16]


def _content(part: str) -> bytes:
    found = finders.find(part)
    if not isinstance(found, str):
        raise FileNotFoundError(part)
    return Path(found).read_bytes()
