"""Finds the pages of an installation as people find them: by following links, as one role after another."""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import Resolver404, resolve

from probierz.design.languages import PARAMETER

# Of one route a role opens so many addresses: enough for both programmes and for a few states.
EACH = 2
BEGINNING = "the beginning"
SITE = "http://testserver"


@dataclass(frozen=True)
class Page:
    """An address as one role sees it, with the text that people read there."""

    role: str
    route: str
    address: str
    text: str


@dataclass
class Crawl:
    """What was found: pages to look at, all routes that answered, and links that lead nowhere."""

    pages: list[Page] = field(default_factory=list)
    routes: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """The links of a page and its text in its own language: without what is marked with another `lang` or as given."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.text: list[str] = []
        self._aside: list[str] = []  # elements open since one that is not read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        leads_to = {"a": "href", "img": "src", "iframe": "src"}.get(tag, "")
        if target := given.get(leads_to):
            self.links.append(target)
        if self._aside:
            self._aside += [tag] * (tag == self._aside[0])
        elif tag in {"script", "style", "textarea"} or _is_given(tag, given):
            self._aside.append(tag)
        else:
            self.text += [words for name in ("placeholder", "aria-label", "title") if (words := given.get(name))]

    def handle_endtag(self, tag: str) -> None:
        if self._aside and tag == self._aside[0]:
            self._aside.pop()

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.text.append(data)


def _is_given(tag: str, marks: dict[str, str | None]) -> bool:
    """Whether people typed this, or it is in the other language on purpose."""
    return marks.get("translate") == "no" or ("lang" in marks and tag != "html")


def crawl(client: Client, *, role: str, starts: Iterable[str], language: str) -> Crawl:
    """Every page that whoever is logged in to `client` reaches from `starts`, which may be refusals."""
    client.cookies["language"] = language
    found = Crawl()
    opened: Counter[str] = Counter()
    waiting = deque((start, BEGINNING) for start in starts)
    known = {start for start, _ in waiting}
    while waiting:
        address, linked_from = waiting.popleft()
        route = route_of(address)
        if opened[route] == EACH:
            continue
        opened[route] += 1
        answer = client.get(address)
        if answer.status_code >= HTTPStatus.BAD_REQUEST and linked_from != BEGINNING:
            found.broken.append(f"{role}: {linked_from} leads to {address}: {answer.status_code}")
            continue
        found.routes.add(route)
        links, text = _read(answer, address)
        if text or linked_from == BEGINNING:
            found.pages.append(Page(role, route, address, text))
        # The switch to the other language is the concern of the crawl in that language.
        new = [link for link in dict.fromkeys(links) if link not in known and _language(link) in {"", language}]
        known.update(new)
        waiting += [(link, address) for link in new]
    return found


def route_of(address: str) -> str:
    """The route as the URLconf writes it, or nothing for an address of nobody."""
    try:
        return str(resolve(urlsplit(address).path).route)
    except Resolver404:
        return ""


def _read(answer: HttpResponse, address: str) -> tuple[list[str], str]:
    """Links to our own pages, and the text; neither when the answer is a file."""
    if target := answer.headers.get("Location"):
        return _ours([target], address), ""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return [], ""
    reader = _Reader()
    reader.feed(answer.content.decode())
    return _ours(reader.links, address), " ".join(" ".join(reader.text).split())


def _ours(links: Iterable[str], address: str) -> list[str]:
    whole = (urldefrag(urljoin(f"{SITE}{address}", link)).url for link in links)
    return [link.removeprefix(SITE) for link in whole if link.startswith(f"{SITE}/")]


def _language(address: str) -> str:
    return QueryDict(urlsplit(address).query).get(PARAMETER, "")
