"""What page a report comes from, and which record that page is about."""

from dataclasses import dataclass

from django.urls import Resolver404, ResolverMatch, resolve

from probierz.access.actor import Actor
from probierz.design import navigation, records
from probierz.offices.models import Office

PROCESS = "processes.Process"
PAGE = "page"


@dataclass(frozen=True)
class Origin:
    """The record, or only the page when it is about none; `words` are for people, `title` is kept."""

    kind: str = ""
    key: str = ""
    title: str = ""
    href: str = ""
    words: str = ""

    @property
    def process(self) -> str:
        return self.key if self.kind == PROCESS else ""

    def values(self) -> dict[str, str]:
        return {"origin_kind": self.kind, "origin_key": self.key, "origin_title": self.title}


def origin_of(path: str, *, office: Office, reader: Actor) -> Origin:
    """Nothing for what is no page of this office; of a record that `reader` may not read no more than its address."""
    match = _page(path)
    if match is None or match.kwargs.get("office") != office.code:
        return Origin()
    key = str(match.kwargs.get("key", ""))
    for code in records.codes_of(match.app_name) if key else ():
        facts = records.facts_of([(code, key)], reader=reader).get((code, key))
        if facts is not None and path.startswith(facts.href):
            title = facts.title[:300]
            return Origin(kind=facts.kind, key=facts.key, title=title, href=facts.href, words=title)
    return Origin(kind=PAGE, title=path[:300], href=path, words=page_words(path, office=office))


def page_words(path: str, *, office: Office) -> str:
    """The name of the part of the system that the page belongs to; its address when it belongs to none."""
    return navigation.section_of(path, office) or path


def _page(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None
