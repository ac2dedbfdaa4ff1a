"""The language of public pages travels in the address, because they set no cookie."""

from collections.abc import Callable
from contextvars import ContextVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from probierz.lib.bilingual import Bilingual

PARAMETER = "lang"

# What the reader's browser asked for, whatever the address says.
_language_of_reader: ContextVar[str] = ContextVar("language_of_reader", default=settings.LANGUAGE_CODE)


def language_by_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: `?lang=en` wins over everything else for this one request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        own = _language_of_reader.set(page_language())
        wanted = request.GET.get(PARAMETER)
        if wanted in dict(settings.LANGUAGES):
            translation.activate(wanted)
            request.LANGUAGE_CODE = wanted
        try:
            return get_response(request)
        finally:
            _language_of_reader.reset(own)

    return middleware


def in_language(address: str) -> str:
    """The address with the page's language, unless this reader gets the installation's first language anyway."""
    language = translation.get_language()
    if language is None or language == settings.LANGUAGE_CODE == _language_of_reader.get():
        return address
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != PARAMETER]
    return urlunsplit(parts._replace(query=urlencode([*query, (PARAMETER, language)])))


def page_language() -> str:
    """The language in which the page is written."""
    return translation.get_language() or settings.LANGUAGE_CODE


def localized(thing: object, name: str) -> str:
    """The text of a pair of fields `<name>_pl` and `<name>_en`; the Polish one where English is missing."""
    pair = Bilingual(getattr(thing, f"{name}_pl"), getattr(thing, f"{name}_en"))
    return pair.text_in(page_language()) or pair.pl
