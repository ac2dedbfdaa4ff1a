"""Every address of the installation with its view, found by walking, never by listing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from probierz.access.doors import Guard, guard_of

# Views of libraries, which carry guards of their own.
FOREIGN = ("allauth.", "django.views.i18n", "django.contrib.staticfiles", "django.views.static")


_NAME = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")
_SAMPLES = ("x-7", "7", "csv", "xlsx", "pdf")


@dataclass(frozen=True)
class Door:
    """An address: its route as written, its view and the guard of the view."""

    route: str
    name: str
    view: Any
    guard: Guard | None
    converters: dict[str, Any]

    @property
    def is_foreign(self) -> bool:
        return bool(self.view.__module__.startswith(FOREIGN))

    def address(self, **known: str) -> str:
        """The address with known names filled in and the others made up."""

        def written(match: re.Match[str]) -> str:
            return known.get(match["name"]) or _made_up(self.converters[match["name"]].regex)

        return "/" + _NAME.sub(written, self.route)


def _made_up(regex: str) -> str:
    return next(text for text in _SAMPLES if re.fullmatch(regex, text))


def doors() -> list[Door]:
    return list(_walk(get_resolver().url_patterns, "", "", {}))


def _walk(patterns: list[Any], prefix: str, namespace: str, converters: dict[str, Any]) -> Iterator[Door]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        known = {**converters, **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner, known)
        elif isinstance(pattern, URLPattern):
            view = pattern.callback
            yield Door(route, f"{namespace}{pattern.name}", view, guard_of(view), known)
