"""Service cards for the office and for the public."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from probierz.lib.catalogs.deadlines import LegalDeadline, legal_deadlines
from probierz.lib.polish import fold
from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.processes.models import Service, ServiceText
from probierz.processes.models.service_cards import ServiceQuerySet


@dataclass(frozen=True)
class Card:
    """A service with its texts by language."""

    service: Service
    texts: dict[str, ServiceText]

    @property
    def title(self) -> str:
        return self.texts["pl"].title

    @property
    def deadline(self) -> LegalDeadline | None:
        return legal_deadlines().get(self.service.deadline)

    def text_in(self, language: str) -> ServiceText:
        """The text in the language, the Polish one where there is no other."""
        return self.texts.get(language) or self.texts["pl"]


def cards(*, words: str = "", state: str = "") -> list[Card]:
    """Service cards of the office in scope, in Polish order."""
    rows = _services()
    if state:
        rows = rows.filter(state=state)
    parts = fold(words).split()
    found = [_card(row) for row in rows.order_by("sort_key", "pk")]
    return [card for card in found if all(part in fold(card.title) for part in parts)]


def card_by_key(key: str) -> Card | None:
    row = _services().filter(key=key).first()
    return _card(row) if row else None


def services_of(process: int) -> list[Card]:
    return [_card(row) for row in _services().filter(process=process).order_by("sort_key", "pk")]


def published_cards(office: Office) -> list[Card]:
    with across_offices(reason="The public reads what an office published for it."):
        rows = _services().filter(office=office).published()
        return [_card(row) for row in rows.order_by("sort_key", "pk")]


def has_published(office: Office) -> bool:
    with across_offices(reason="The public reads what an office published for it."):
        return Service.objects.published().filter(office=office).exists()


def published_card(office: Office, slug: str) -> Card | None:
    with across_offices(reason="The public reads what an office published for it."):
        row = _services().filter(office=office, slug=slug).published().first()
        return _card(row) if row else None


def public_address(service: Service) -> str:
    """The whole address of the public page, for the QR code."""
    path = reverse("public:service", kwargs={"code": service.office.code, "slug": service.slug})
    return f"{settings.PROBIERZ_PUBLIC_URL}{path}"


def limit_in_words(limit: LegalDeadline) -> str:
    """ "7 days", "1 month", "without delay"."""
    if limit.days is not None:
        return ngettext("%(n)s day", "%(n)s days", limit.days) % {"n": limit.days}
    if limit.months is not None:
        return ngettext("%(n)s month", "%(n)s months", limit.months) % {"n": limit.months}
    return gettext("without delay")


def _services() -> ServiceQuerySet:
    return Service.objects.select_related("office", "process", "unit").prefetch_related("texts")


def _card(row: Service) -> Card:
    return Card(row, {text.language: text for text in row.texts.all()})
