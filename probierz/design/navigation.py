"""What stands in the navigation: each application adds its own items when it is ready."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.access.requests import ActorRequest
from probierz.design.languages import in_language, localized
from probierz.offices.models import Office, Programme

Place = Office | Programme
# So few entries are taken in at one glance; headings would only stand in their way.
FEW = 6


class Needs(StrEnum):
    """What an address needs to be known before it can be made."""

    NONE = "none"
    OFFICE = "office"
    PROGRAMME = "programme"


class Group(StrEnum):
    """The headings entries stand under, in their order; an entry of none stands before them all."""

    NONE = ""
    QUALITY = "quality"
    COURSE = "course"
    PROGRAMMES = "programmes"
    OUTWARD = "outward"
    OFFICE = "office"
    MANAGEMENT = "management"


_HEADINGS: dict[Group, str | Promise] = {
    Group.NONE: "",
    Group.QUALITY: _("Quality system"),
    Group.COURSE: _("Course of the programme"),
    Group.PROGRAMMES: _("Surveys and programmes"),
    Group.OUTWARD: _("What we publish"),
    Group.OFFICE: _("The office"),
    Group.MANAGEMENT: _("Management"),
}


@dataclass(frozen=True)
class NavigationItem:
    """One entry. `label` is a lazy translation, `order` sorts, `permission` None means everybody logged in."""

    label: str | Promise
    url_name: str
    permission: Permission | None = None
    order: int = 100
    needs: Needs = Needs.NONE
    group: Group = Group.NONE


@dataclass(frozen=True)
class Link:
    """An entry as one person sees it on one page."""

    label: str | Promise
    url: str
    current: bool = False
    group: Group = Group.NONE


@dataclass(frozen=True)
class Section:
    """Entries that belong together, under their heading."""

    group: Group
    heading: str | Promise
    links: list[Link]


@dataclass
class _Registry:
    items: list[NavigationItem] = field(default_factory=list)
    public_items: list[NavigationItem] = field(default_factory=list)
    homes: dict[Needs, str] = field(default_factory=dict)
    duties: Callable[[ActorRequest], int] | None = None
    report: NavigationItem | None = None


_registry = _Registry()


def add(*items: NavigationItem) -> None:
    """Called in AppConfig.ready; adding an item twice changes nothing."""
    _registry.items.extend(item for item in items if item not in _registry.items)


def add_public(*items: NavigationItem) -> None:
    """The same for the public site; its items need no permission and no place."""
    _registry.public_items.extend(item for item in items if item not in _registry.public_items)


def set_home(needs: Needs, url_name: str) -> None:
    """Names the page that the office switch opens for an office or a programme."""
    _registry.homes[needs] = url_name


def set_duty_counter(count: Callable[[ActorRequest], int]) -> None:
    """Names who counts the duties shown beside "Moje sprawy"."""
    _registry.duties = count


def count_duties(request: ActorRequest) -> int:
    return _registry.duties(request) if _registry.duties else 0


def set_report_page(url_name: str, permission: Permission) -> None:
    """Names the page that every page of an office offers at its foot, to say that something is wrong."""
    _registry.report = NavigationItem("", url_name, permission, needs=Needs.OFFICE)


def report_url(request: ActorRequest) -> str:
    """The address of that page about the page itself; nothing where no office is meant, or without the permission."""
    item, place = _registry.report, current_place(request)
    if item is None or not isinstance(place, Office) or not _is_open(item, request.actor, place):
        return ""
    return f"{_address(item, place)}?{urlencode({'z': request.path})}"


def section_of(path: str, office: Office) -> str:
    """The label of the entry under which a page of the office stands; nothing for a page of none."""
    entries = [item for item in _registry.items if item.needs is Needs.OFFICE]
    found = [(_address(item, office), str(item.label)) for item in entries]
    return max((one for one in found if path.startswith(one[0])), key=lambda one: len(one[0]), default=("", ""))[1]


def current_place(request: HttpRequest) -> Place | None:
    """The place of the page; on pages about the person, the only place this person has."""
    place: Place | None = getattr(request, "office", None) or getattr(request, "programme", None)
    actor: Actor | None = getattr(request, "actor", None)
    if place is not None or actor is None:
        return place
    places: tuple[Place, ...] = (*actor.offices, *actor.programmes)
    return places[0] if len(places) == 1 else None


def links(request: ActorRequest) -> list[Link]:
    """The entries this person may open here, the one the page belongs to marked."""
    place = current_place(request)
    shown = [item for item in _registry.items if _is_open(item, request.actor, place)]
    shown.sort(key=lambda item: (item.order, str(item.label)))
    addresses = {item: _address(item, place) for item in shown}
    here = _longest_match(request.path, addresses.values())
    return [Link(item.label, url, current=url == here, group=item.group) for item, url in addresses.items()]


def sections(shown: list[Link]) -> list[Section]:
    """The entries under their headings; a few of them need no heading."""
    if len(shown) <= FEW:
        return [Section(Group.NONE, "", shown)] if shown else []
    groups = {group: [link for link in shown if link.group is group] for group in Group}
    return [Section(group, _HEADINGS[group], members) for group, members in groups.items() if members]


def everywhere(actor: Actor) -> list[tuple[Link, Place | None]]:
    """Every entry this person may open, in each place and outside all of them, for the search."""
    return [
        (Link(item.label, _address(item, place)), place)
        for place in (None, *actor.programmes, *actor.offices)
        for item in sorted(_registry.items, key=lambda item: item.order)
        if (item.needs is Needs.NONE) == (place is None) and _is_open(item, actor, place)
    ]


def public_links(request: HttpRequest) -> list[Link]:
    """The entries of the public site, each keeping the reader's language."""
    shown = sorted(_registry.public_items, key=lambda item: item.order)
    addresses = {item: reverse(item.url_name) for item in shown}
    here = _longest_match(request.path, addresses.values())
    return [Link(item.label, in_language(url), current=url == here) for item, url in addresses.items()]


def places(request: ActorRequest) -> list[Link]:
    """Every office and programme this person works in."""
    here = current_place(request)
    return [
        Link(place_name(place), _reversed(home, needs, place.code), current=place == here)
        for needs, home, place in _homes(request.actor)
    ]


def place_name(place: Place) -> str:
    return place.name if isinstance(place, Office) else localized(place, "name")


def _homes(actor: Actor) -> Iterable[tuple[Needs, str, Place]]:
    by_need: tuple[tuple[Needs, tuple[Place, ...]], ...] = (
        (Needs.PROGRAMME, actor.programmes),
        (Needs.OFFICE, actor.offices),
    )
    for needs, owned in by_need:
        home = _registry.homes.get(needs)
        if home:
            yield from ((needs, home, place) for place in owned)


def _is_open(item: NavigationItem, actor: Actor, place: Place | None) -> bool:
    granted: Mapping[int, frozenset[Permission]]
    if item.needs is Needs.NONE:
        return item.permission is None or item.permission in actor.in_installation
    if item.needs is Needs.OFFICE and isinstance(place, Office):
        granted = actor.in_offices
    elif item.needs is Needs.PROGRAMME and isinstance(place, Programme):
        granted = actor.in_programmes
    else:
        return False
    return item.permission is None or item.permission in granted.get(place.pk, frozenset())


def _address(item: NavigationItem, place: Place | None) -> str:
    return _reversed(item.url_name, item.needs, "" if place is None else place.code)


@lru_cache(maxsize=4096)
def _reversed(url_name: str, needs: Needs, code: str) -> str:
    """Every page asks for some thirty of these, and they never change."""
    return reverse(url_name, kwargs={} if needs is Needs.NONE else {needs.value: code})


def _longest_match(path: str, addresses: Iterable[str]) -> str:
    # Every path begins with a slash, so the very first page is matched whole.
    matching = (url for url in addresses if path == url or (url != "/" and path.startswith(url)))
    return max(matching, key=len, default="")
