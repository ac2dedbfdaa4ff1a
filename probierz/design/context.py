"""What every frame needs to know about the page it stands around."""

from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from probierz.access.requests import ActorRequest
from probierz.design import navigation
from probierz.notices.queries import unread


@dataclass
class Frame:
    """Counts and lists only when a template asks, so that public pages pay for nothing."""

    request: ActorRequest

    @cached_property
    def links(self) -> list[navigation.Link]:
        # The first page stands in the bar already, with its count.
        return [link for link in navigation.links(self.request) if link.url != self.home_url]

    @cached_property
    def sections(self) -> list[navigation.Section]:
        return navigation.sections(self.links)

    @cached_property
    def public_links(self) -> list[navigation.Link]:
        return navigation.public_links(self.request)

    @cached_property
    def places(self) -> list[navigation.Link]:
        return navigation.places(self.request)

    @cached_property
    def place(self) -> navigation.Place | None:
        return navigation.current_place(self.request)

    @cached_property
    def duties(self) -> int:
        return navigation.count_duties(self.request)

    @cached_property
    def notices(self) -> int:
        account = self.request.actor.account
        return unread(account) if account else 0

    @cached_property
    def notices_url(self) -> str:
        return _address("notices:list")

    @cached_property
    def report_url(self) -> str:
        return navigation.report_url(self.request)

    @cached_property
    def home_url(self) -> str:
        return _address("desk:duties") or "/"

    @cached_property
    def search_url(self) -> str:
        return _address("desk:search")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return {"frame": Frame(cast("ActorRequest", request)), "demo": settings.PROBIERZ_DEMO}


def _address(url_name: str) -> str:
    # A frame must stand even while a part of the installation is being taken down.
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
