"""Every address of the installation with its view, found by walking, never by listing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from probierz.access.doors import Guard, guard_of

# Views of libraries, which carry guards of their own.
FOREIGN = ("allauth.", "django.views.i18n", "django.contrib.staticfiles", "django.views.static")


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
        return self.view.__module__.startswith(FOREIGN)

    def address(self, **known: str) -> str:
        """The address with known names filled in and the others made up."""
        path = self.route
        for name, converter in self.converters.items():
            made_up = "7" if type(converter).__name__ == "IntConverter" else "x-7"
            value = known.get(name, made_up)
            kind = {"IntConverter": "int", "SlugConverter": "slug", "StringConverter": "str"}
            written = kind.get(type(converter).__name__, "")
            path = path.replace(f"<{written}:{name}>", value).replace(f"<{name}>", value)
        return f"/{path}"


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
