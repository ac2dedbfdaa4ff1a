"""Cards of processes and services, and the map, as papers in the office's letterhead."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from probierz.access.actor import Actor
from probierz.design import records
from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.catalogs.processes import Group, Unit
from probierz.lib.papers import Paper, Section, Table
from probierz.lib.periods import Frequency
from probierz.lib.typesetting.sheet import SheetForm, SurveySheet, typeset_sheets
from probierz.members.queries.office import letterhead_for_print
from probierz.offices.models import Office
from probierz.processes.labels import BANDS, FREQUENCIES, SERVICE_FIELDS, STANDINGS, STEP_KINDS, UNITS
from probierz.processes.models import Process
from probierz.processes.queries import cards, indicators
from probierz.processes.queries import service_cards as services
from probierz.processes.queries.records import PROCESS
from probierz.processes.rules import Part
from probierz.processes.rules.bpmn import StepKind

LISTS = ("suppliers", "inputs", "outputs", "clients", "resources", "legal_basis")


def paper_of_map(office: Office, rows: Iterable[cards.Row], *, on: date) -> Paper:
    return Paper(
        title=_("Map of processes"),
        letterhead=letterhead_for_print(office),
        language=page_language(),
        made_on=on,
        sections=[
            Section(heading=str(BANDS[band.group]), table=_table_of(band.rows), empty=_("none"))
            for band in cards.bands(rows)
        ],
    )


def paper_of_process(process: Process, actor: Actor, *, on: date) -> Paper:
    responsible = cards.responsible_for(process, on=on)
    names = {part: str(row.employee) for part, row in responsible.items()}
    return Paper(
        title=process.name,
        subtitle=_("Process card %(code)s") % {"code": process.code},
        letterhead=letterhead_for_print(process.office),
        language=page_language(),
        made_on=on,
        facts=[
            (_("Group"), str(BANDS[Group(process.group)])),
            (_("Belongs to"), str(process.parent) if process.parent else _("no other process")),
            (_("Process owner"), names.get(Part.OWNER, _("nobody"))),
            (_("Deputy owner"), names.get(Part.DEPUTY, _("nobody"))),
            (_("As on"), figures.day(on, language=page_language())),
        ],
        sections=[*_lists(process), *_measured(process, on), *_drawn(process), *_related(process, actor)],
    )


def paper_of_service(card: services.Card, *, on: date) -> Paper:
    language, service = page_language(), card.service
    text, limit = card.text_in(language), card.deadline
    facts = [
        (_("Version"), str(service.version)),
        (_("Changed on"), figures.day(service.changed_on, language=language)),
    ]
    if service.unit:
        facts.append((_("Unit"), service.unit.name))
    if limit:
        facts.append((_("Statutory time limit"), f"{limit_words(card)} ({limit.base})"))
    return Paper(
        title=text.title,
        subtitle=_("Service card"),
        letterhead=letterhead_for_print(service.office),
        language=language,
        made_on=on,
        facts=facts,
        sections=[
            Section(heading=str(words), text_markdown=_bulleted(getattr(text, name), name))
            for name, words in SERVICE_FIELDS.items()
            if getattr(text, name)
        ],
    )


def sheet_of_service(card: services.Card, *, language: str, on: date) -> bytes:
    """A page with the QR code of the public card."""
    address = services.public_address(card.service)
    return typeset_sheets(
        [SurveySheet(point=card.text_in(language).title, address=address, short_address=address.partition("//")[2])],
        form=SheetForm.A5,
        language=language,
        office_name=card.service.office.name,
        office_logo=letterhead_for_print(card.service.office).logo,
        demo=settings.PROBIERZ_DEMO,
        made_on=on,
        subject="service_sheet",
    )


def limit_words(card: services.Card) -> str:
    """The statutory limit in words."""
    return services.limit_in_words(card.deadline) if card.deadline else ""


def _lists(process: Process) -> list[Section]:
    titles = {
        "suppliers": _("Suppliers"),
        "inputs": _("Inputs"),
        "outputs": _("Outputs"),
        "clients": _("Clients"),
        "resources": _("Resources"),
        "legal_basis": _("Legal basis"),
    }
    purpose = [Section(heading=_("What it is for"), text_markdown=process.purpose)] if process.purpose else []
    rows = [[titles[name], "; ".join(getattr(process, name).splitlines())] for name in LISTS if getattr(process, name)]
    table = Table(head=[_("Card"), _("Content")], rows=rows, widths=[1, 3])
    return [*purpose, *([Section(heading=_("Course of the process"), table=table)] if rows else [])]


def _measured(process: Process, on: date) -> list[Section]:
    found = indicators.series_of(indicators.indicators_of(process), on=on)
    unit = pgettext("of measure", "Unit")
    head = [_("Indicator"), unit, _("Target"), _("Frequency"), _("Last period"), _("Value"), _("Standing")]
    table = Table(head=head, rows=[_measure(series) for series in found], numeric=frozenset({2, 5}), widths=_WIDTHS)
    return [Section(heading=_("Indicators"), table=table)] if found else []


_WIDTHS = (3, 1, 1, 1.5, 1.2, 1, 1.5)


def _measure(series: indicators.Series) -> list[str]:
    one, last = series.indicator, series.last
    places, language = series.places, page_language()
    target = "" if one.target is None else figures.number(one.target, places=places, language=language)
    value = "" if last is None or last.value is None else figures.number(last.value, places=places, language=language)
    period = last.period.label if last else ""
    frequency = str(FREQUENCIES[Frequency(one.frequency)])
    return [one.name, str(UNITS[Unit(one.unit)]), target, frequency, period, value, str(STANDINGS[series.standing])]


def _drawn(process: Process) -> list[Section]:
    diagram = cards.last_diagram(process)
    if diagram is None:
        return []
    rows = [
        [str(step["number"]), str(STEP_KINDS[StepKind(step["kind"])]), step["name"], step["who"], _next(step)]
        for step in diagram.steps
    ]
    head = [_("No."), _("Kind"), _("Step"), _("Who"), _("Leads to")]
    return [Section(heading=_("Steps"), table=Table(head=head, rows=rows, widths=(0.6, 1.4, 4, 2, 2)))]


def _next(step: dict[str, list[dict[str, str]]]) -> str:
    return "; ".join(f"{one['condition']} → {one['number']}".strip() for one in step["leads_to"])


def _related(process: Process, actor: Actor) -> list[Section]:
    found = records.related(actor, PROCESS, process.key)
    return [
        Section(heading=str(relation.label), text_markdown="\n".join(f"- {facts.title}" for facts in rows))
        for relation, rows in found
    ]


def _table_of(rows: Iterable[cards.Row]) -> Table:
    lines = [
        [row.process.code, "- " * row.depth + row.process.name, str(row.owner or _("nobody")), str(len(row.series))]
        for row in cards.flat(rows)
    ]
    head = [_("Symbol"), _("Process"), _("Owner"), _("Indicators")]
    return Table(head=head, rows=lines, numeric=frozenset({3}), widths=(1, 4, 2.5, 1))


def _bulleted(text: str, name: str) -> str:
    lines = text.splitlines()
    return "\n".join(f"- {line}" for line in lines if line) if name in {"documents", "legal_basis"} else text
