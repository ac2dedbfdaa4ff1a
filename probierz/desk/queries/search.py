"""Finds people, offices, programmes, pages and news by parts of their names, and records by all their words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.design import navigation, records
from probierz.design.languages import in_language, localized
from probierz.desk.queries.places import offices_open_to, places_of
from probierz.lib.inflection import Alternatives, asked, says
from probierz.lib.polish import fold
from probierz.offices.models import Office
from probierz.offices.queries import participants
from probierz.offices.rules import reckoning_day
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.programme.queries import public_news
from probierz.search import queries as search
from probierz.search.queries import Piece
from probierz.standards.models import Requirement
from probierz.standards.queries.catalogs import requirements_in_use

SHORTEST = 2
LONGEST_GROUP = 20
RECENT_NEWS = 300
# Groups of records; any other kind is named as its application names it.
_GROUPS = {
    "documents.Document": gettext_lazy("Documents"),
    "improvement.Lesson": gettext_lazy("Lessons"),
    "improvement.Nonconformity": gettext_lazy("Nonconformities"),
    "improvement.Suggestion": gettext_lazy("Suggestions"),
    "planning.Objective": gettext_lazy("Objectives"),
    "planning.Opportunity": gettext_lazy("Opportunities"),
    "reviews.ManagementReview": gettext_lazy("Management reviews"),
    "planning.Risk": gettext_lazy("Risks"),
    "processes.Indicator": gettext_lazy("Indicators"),
    "processes.Process": gettext_lazy("Processes"),
    "processes.Service": gettext_lazy("Service cards"),
    "standards.Assessment": gettext_lazy("Assessments"),
    "standards.Evidence": gettext_lazy("Evidence"),
}


@dataclass(frozen=True)
class Finding:
    """Something a search found: its name, its group, where it is, and its address."""

    name: str
    kind: str
    where: str
    href: str
    marked: tuple[Piece, ...] = ()
    snippet: tuple[Piece, ...] = ()


def find(actor: Actor, words: str) -> list[Finding]:
    """What this person may open and whose name holds every word, group by group."""
    # Databases stumble over signs that nobody can see: one reads a NUL as the end, another refuses it.
    parts = fold("".join(sign if sign.isprintable() else " " for sign in words)).split()
    if len("".join(parts)) < SHORTEST:
        return []
    sources = (_people, _places, _offices_of_programmes, _pages, _news)
    by_name = [finding for source in sources for finding in list(source(actor, parts))[:LONGEST_GROUP]]
    return _records(actor, words) + _requirements(actor, words) + by_name


def _records(actor: Actor, words: str) -> list[Finding]:
    """Those of every office that is open, kind by kind, the kinds with the best records first."""
    found: dict[str, list[Finding]] = {}
    for office in offices_open_to(actor):
        with office_scope(office.pk):
            labels = {kind.code: str(kind.label) for kind in records.kinds(actor)}
            for one in search.find(actor, words):
                kind = str(_GROUPS.get(one.kind) or labels.get(one.kind, _("Other records")))
                finding = Finding(one.title, kind, office.name, one.href, one.title_pieces, one.snippet)
                found.setdefault(kind, []).append(finding)
    return [finding for group in found.values() for finding in group[:LONGEST_GROUP]]


def _requirements(actor: Actor, words: str) -> list[Finding]:
    """Of the catalogs each office works with: a few hundred short texts, read as they are."""
    question, today = asked(words), timezone.localdate()
    found: list[Finding] = []
    for office in offices_open_to(actor):
        with office_scope(office.pk):
            if question and actor.may(Permission.REQUIREMENT_READ):
                rows = requirements_in_use(on=today)
                found += [_requirement(row, office, question) for row in rows if says(_said_by(row), question)]
    return found[:LONGEST_GROUP]


def _said_by(row: Requirement) -> str:
    return f"{row.number} {row.title_pl} {row.title_en} {row.question_pl} {row.question_en}"


def _requirement(row: Requirement, office: Office, question: Sequence[Alternatives]) -> Finding:
    name = f"{row.number} {localized(row, 'title')}"
    names = {"office": office.code, "catalog": row.catalog.code, "number": row.number}
    where = f"{localized(row.catalog, 'name')} · {office.name}"
    href = reverse("standards:requirement", kwargs=names)
    snippet = search.marked(localized(row, "question"), question)
    return Finding(name, _("Requirements"), where, href, search.marked(name, question), snippet)


def _holds(parts: list[str], *texts: str) -> bool:
    return all(part in fold(" ".join(texts)) for part in parts)


def _people(actor: Actor, parts: list[str]) -> Iterator[Finding]:
    for office in offices_open_to(actor):
        with office_scope(office.pk):
            if actor.may(Permission.EMPLOYEE_READ):
                yield from list(_people_of(office, parts))


def _people_of(office: Office, parts: list[str]) -> Iterable[Finding]:
    rows = Employee.objects.order_by("sort_key")
    for part in parts:
        rows = rows.filter(search_key__contains=part)
    for employee in rows[:LONGEST_GROUP]:
        href = reverse("members:person", kwargs={"office": office.code, "key": employee.key})
        yield Finding(str(employee), _("People"), office.name, href)


def _places(actor: Actor, parts: list[str]) -> Iterable[Finding]:
    for place in places_of(actor):
        if _holds(parts, place.name):
            yield Finding(place.name, _("Offices and programmes"), place.kind, place.href)


def _offices_of_programmes(actor: Actor, parts: list[str]) -> Iterable[Finding]:
    for programme in actor.programmes:
        for row in participants(programme, on=reckoning_day(programme.closes_on, timezone.localdate())):
            if _holds(parts, row.office.name):
                names = {"programme": programme.code, "code": row.office.code}
                href = reverse("programme:office", kwargs=names)
                yield Finding(row.office.name, _("Offices and programmes"), localized(programme, "name"), href)


def _pages(actor: Actor, parts: list[str]) -> Iterable[Finding]:
    for link, place in navigation.everywhere(actor):
        where = navigation.place_name(place) if place else "Probierz"
        if _holds(parts, str(link.label)):
            yield Finding(str(link.label), _("Pages"), where, link.url)


def _news(actor: Actor, parts: list[str]) -> Iterable[Finding]:
    for news in (item.news for item in public_news()[:RECENT_NEWS]):
        if _holds(parts, news.title_pl, news.title_en):
            href = in_language(reverse("public:news_item", kwargs={"key": news.key}))
            yield Finding(localized(news, "title"), _("News"), localized(news.programme, "name"), href)
