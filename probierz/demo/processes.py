"""Processes of the demonstration: the whole set in one office with years of values, a few in the others."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from probierz.access.actor import Actor
from probierz.demo.accounts import OFFICE
from probierz.demo.drawing import drawing
from probierz.demo.people import SEED
from probierz.documents.models import Document
from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency, ended_periods
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.people.queries import employed_on
from probierz.processes.actions import cards, diagrams, indicators
from probierz.processes.actions import service_cards as services
from probierz.processes.actions.links import link_process
from probierz.processes.actions.responsibilities import name_responsible
from probierz.processes.models import Indicator, Process
from probierz.processes.queries.cards import starters_left
from probierz.processes.rules import BOUNDS, PLACES, Part
from probierz.standards.models import Requirement

YEARS = 3


@cache
def words() -> dict[str, Any]:
    """What the demonstration says of the system; kept apart from the code."""
    text = (Path(__file__).parent / "system.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def run(actor: Actor, *, offices: Mapping[str, Office], today: date) -> None:
    since = date(today.year - YEARS, 1, 1)
    for code, office in offices.items():
        with office_scope(office.pk):
            if code == OFFICE:
                _whole(actor, office, since, today)
            else:
                cards.adopt_processes(actor, office=office, codes=words()["few"], on=since)


def _whole(actor: Actor, office: Office, since: date, today: date) -> None:
    codes = [one.code for one in starters_left(office)]
    processes = {one.code: one for one in cards.adopt_processes(actor, office=office, codes=codes, on=since)}
    chance = random.Random(f"{SEED}:processes")  # noqa: S311 - a demonstration must repeat itself
    people = list(employed_on(since)[:40])
    for place, code in enumerate(words()["owners"]):
        _own(actor, processes[code], people, place, since, today)
    _change_shape(actor, office, processes, today)
    _measure(actor, office, processes, since, today, chance)
    for code, drawn in words()["drawings"].items():
        xml, svg = drawing(processes[code].name, **drawn)
        diagrams.keep_diagram(actor, process=processes[code], xml=xml, svg=svg)
    for code, titles in words()["papers"].items():
        _link(actor, processes[code], titles)
    for card in words()["services"]:
        _serve(actor, office, processes, card, today)


def _link(actor: Actor, process: Process, titles: list[str]) -> None:
    """The requirements it began with, and these documents."""
    requirements = Requirement.objects.filter(process_links__process=process)
    documents = Document.objects.filter(title__in=titles)
    link_process(actor, process=process, requirements=requirements, documents=documents)


def _own(actor: Actor, process: Process, people: list[Employee], place: int, since: date, today: date) -> None:
    owner, deputy = people[place % len(people)], people[(place + 7) % len(people)]
    name_responsible(actor, process=process, part=Part.OWNER, employee=owner, on=since, today=today)
    if place % 3 == 0:
        name_responsible(actor, process=process, part=Part.DEPUTY, employee=deputy, on=since, today=today)
    if place % 8 == 4:
        later = people[(place + 11) % len(people)]
        on = today - timedelta(days=200)
        name_responsible(actor, process=process, part=Part.OWNER, employee=later, on=on, today=today)


def _change_shape(actor: Actor, office: Office, processes: Mapping[str, Process], today: date) -> None:
    part, joined, counted = words()["part"], words()["joined"], words()["computed"]
    beneath = cards.Card(name=part["name"], group=Group.CORE, parent=processes[part["of"]])
    cards.add_process(actor, office=office, card=beneath, on=today)
    old = cards.add_process(actor, office=office, card=cards.Card(name=joined["name"], group=Group.CORE), on=today)
    target = processes[joined["to"]]
    cards.merge_processes(actor, target=target, others=[old], on=today, today=today)
    definition = indicators.Definition(
        name=counted["name"],
        unit=Unit.COUNT,
        direction=Direction.UP,
        frequency=Frequency.QUARTER,
        source="people.employees",
    )
    process = processes[counted["process"]]
    indicators.add_indicator(actor, process=process, definition=definition, since=today - timedelta(days=720))
    indicators.compute_readings(actor, office=office, on=today)


def _measure(
    actor: Actor, office: Office, processes: Mapping[str, Process], since: date, today: date, chance: random.Random
) -> None:
    """Values come in one file, as an office would bring them; the last of a few indicators is still missing."""
    rows = [["wskaźnik", "okres", "wartość", "uwagi"]]
    for code, levels in words()["levels"].items():
        measured = Indicator.objects.filter(process=processes[code], source="").order_by("pk")
        for place, (indicator, level) in enumerate(zip(measured, levels, strict=False)):
            rows += _values(code, indicator, level, since, today, chance, is_late=code in {"G-15", "W-3"} and not place)
    draft = indicators.upload_readings(actor, office=office, name="wskazniki.xlsx", rows=rows)
    indicators.take_readings(actor, draft=draft, on=today)


def _values(
    code: str,
    indicator: Indicator,
    level: list[float],
    since: date,
    today: date,
    chance: random.Random,
    *,
    is_late: bool,
) -> list[list[str]]:
    start, swing, drift = level
    unit = Unit(indicator.unit)
    low, high = BOUNDS.get(unit, (Decimal(0), Decimal(10**6)))
    periods = ended_periods(Frequency(indicator.frequency), since=since, on=today)
    rows = []
    for place, period in enumerate(periods[:-1] if is_late else periods):
        value = start + drift * place / max(len(periods), 1) + chance.uniform(-swing, swing)
        if code == "G-10" and place == len(periods) - 1:
            value += 4 * swing
        most = min(float(high), 100.0) if unit is Unit.PERCENT else float(high)
        value = min(max(value, float(low)), most)
        note = words()["note"] if code == "G-10" and place == 20 else ""
        rows.append([f"{code} {indicator.name}", period.label, f"{value:.{PLACES[unit]}f}", note])
    return rows


def _serve(actor: Actor, office: Office, processes: Mapping[str, Process], card: dict[str, Any], today: date) -> None:
    frame = services.Frame(slug="", process=processes[card["process"]], unit=None, deadline=card["deadline"])
    row = services.add_service(actor, office=office, frame=frame, texts=card["pl"], on=today - timedelta(days=300))
    if "en" in card:
        row = services.translate_service(actor, service=row, texts=card["en"], seen=1, on=today - timedelta(days=90))
    if card["state"] == "published":
        services.publish_service(actor, service=row, on=today - timedelta(days=80))
