"""Each section of the closing report as words and positions for the layout."""

from collections.abc import Sequence
from datetime import date

from probierz.lib.typesetting.report import drawing
from probierz.lib.typesetting.report.content import (
    ClosingReport,
    Conference,
    ConformityCertificate,
    Costs,
    Diagnosis,
    Gap,
    Result,
    Sources,
    Stage,
    Training,
    Unit,
)
from probierz.lib.typesetting.report.drawing import scale_of, streak
from probierz.lib.typesetting.report.surveys import chart_title
from probierz.lib.typesetting.report.wording import Wording

METHOD = ("index", "top_two", "intervals", "change", "disclosure", "sample", "ranking")
WIDE = frozenset({"scope", "body"})  # columns of sentences, which share what the others leave
FULL = {Unit.INDEX: 1.0, Unit.SHARE: 100.0}


def summary(report: ClosingReport, say: Wording) -> dict[str, object]:
    totals = {
        "offices": report.offices_total,
        "employees": report.employees_total,
        "certificates_count": report.certificates_total,
    }
    return {
        "totals": [{"label": say.words[key], "value": say.count(value)} for key, value in totals.items()],
        "results": [result(one, say) for one in report.results],
    }


def result(one: Result, say: Wording) -> dict[str, object]:
    """A promise with its figures; drawn only where the unit has a scale and both ends are known."""
    then = say.measured(one.baseline, one.unit, one.out_of)
    now = say.measured(one.followup, one.unit, one.out_of)
    return {
        "statement": one.statement[:1].upper() + one.statement[1:],
        "measure": one.measure,
        "now": now,
        "known": not isinstance(one.followup, Gap),
        "was": say.say("started_from", then=then),
        "change": say.changed(one.change, one.unit) if one.change else "",
        "limits": _change_limits(one, say),
        "status": one.status,
        "note": one.note,
        "chart": _result_chart(one, say),
    }


def goals(report: ClosingReport, say: Wording) -> dict[str, object]:
    facts = {
        "organiser": report.organiser,
        "standard": report.standard,
        "period" if report.started_on else "closed": period(report, say),
        "offices": say.count(report.offices_total),
        "employees": say.count(report.employees_total),
    }
    return {
        "goals": report.goals,
        "scope": report.scope,
        "facts": [{"label": say.words[key], "value": value} for key, value in facts.items()],
        "conference": conference(report.conference, say) if report.conference else None,
    }


def period(report: ClosingReport, say: Wording) -> str:
    closed = say.day(report.closed_on)
    if report.started_on is None:
        return closed
    return say.say("days_from_to", start=say.day(report.started_on), end=closed)


def conference(held: Conference, say: Wording) -> dict[str, object]:
    facts = {
        "conference_day": say.day(held.held_on),
        "conference_place": held.place,
        "conference_attended": "" if held.attended is None else say.count(held.attended),
    }
    known = [{"label": say.words[key], "value": value} for key, value in facts.items() if value]
    return {"title": held.title, "facts": known, "topics": held.topics}


def participants(report: ClosingReport, say: Wording) -> dict[str, object]:
    lead = say.say(
        "participants_lead",
        offices=say.count(report.offices_total),
        employees=say.count(report.employees_total),
        day=say.day(report.closed_on),
    )
    rows = [
        [str(place), one.office, one.kind, say.count(one.employees)] for place, one in enumerate(report.participants, 1)
    ]
    return {"lead": lead, "rows": rows, "total": say.count(report.employees_total)}


def stages(listed: Sequence[Stage], say: Wording) -> dict[str, object]:
    rows = [[one.name, say.days(one.planned), say.days(one.actual), _done(one, say), one.note] for one in listed]
    return {"rows": rows, "timeline": drawing.timeline(listed, say.language)}


def trainings(listed: Sequence[Training], say: Wording) -> list[list[str]]:
    return [
        [
            one.course,
            say.count(one.people),
            say.hours(one.hours),
            say.count(one.certificates),
            say.share(one.pass_rate) or say.words["no_data"],
        ]
        for one in listed
    ]


def diagnoses(listed: Sequence[Diagnosis], say: Wording) -> dict[str, object]:
    scale = scale_of(value for one in listed for value in (one.baseline, one.followup) if not isinstance(value, Gap))
    rows = [
        {
            "cells": [one.office, say.index(one.baseline), say.index(one.followup), _difference(one, say)],
            "chart": streak(scale, one.baseline, one.followup),
        }
        for one in listed
    ]
    return {"rows": rows, "ticks": scale.ticks, "chart_title": chart_title(scale, say)}


def certificates(report: ClosingReport, say: Wording) -> dict[str, object]:
    issued = report.participation
    valid = sum(not one.revoked for one in issued)
    rows = [
        [
            one.number,
            one.office,
            _short_day(one.issued_on, say) or say.words["unknown"],
            say.words["revoked" if one.revoked else "valid"],
        ]
        for one in issued
    ]
    lead = say.say("participation_lead", count=say.count(len(issued)), valid=say.count(valid))
    return {
        "lead": lead if issued else say.words["participation_none"],
        "rows": rows,
        "conformity": _conformity(report.conformity, say),
    }


def costs(spent: Costs, say: Wording) -> dict[str, object]:
    amount = None if spent.for_offices is None else say.money(spent.for_offices, spent.currency)
    return {
        "for_offices": "" if amount is None else say.say("costs_for_offices", amount=amount),
        "rows": [[line.name, say.money(line.amount, spent.currency)] for line in spent.lines],
        "total": say.money(sum((line.amount for line in spent.lines), start=spent.lines[0].amount * 0), spent.currency)
        if spent.lines
        else "",
        "note": spent.note,
    }


def method(threshold: int, say: Wording) -> list[list[dict[str, object]]]:
    """Paragraphs as runs of plain and strong text."""
    paragraphs = [say.say(f"method_{topic}", k=threshold) for topic in METHOD]
    return [
        [{"strong": place % 2 == 1, "text": run} for place, run in enumerate(text.split("**")) if run]
        for text in paragraphs
    ]


def sources(read: Sources, say: Wording) -> dict[str, object]:
    return {
        "facts": read.facts,
        "synthetic": read.synthetic,
        "rows": [[one.name, say.count(one.rows)] for one in read.counts],
        "digest": read.digest,
    }


def _change_limits(one: Result, say: Wording) -> str:
    if one.change is None or one.unit is Unit.COUNT:
        return ""
    return say.limits(one.change.interval, signed=True, factor=FULL[one.unit])


def _result_chart(one: Result, say: Wording) -> dict[str, object] | None:
    if one.unit is Unit.COUNT or isinstance(one.baseline, Gap) or isinstance(one.followup, Gap):
        return None
    then, now = FULL[one.unit] * one.baseline, FULL[one.unit] * one.followup
    scale = scale_of((then, now))
    alt = say.say(
        "streak_alt",
        name=one.measure,
        then=say.measured(one.baseline, one.unit),
        now=say.measured(one.followup, one.unit),
    )
    return {**streak(scale, then, now), "ticks": scale.ticks, "alt": alt}


def _done(one: Stage, say: Wording) -> str:
    if one.offices_done is None:
        return say.words["no_data"]
    if one.offices_total is None:
        return say.count(one.offices_done)
    return say.say("of_all", count=say.count(one.offices_done), all=say.count(one.offices_total))


def _difference(one: Diagnosis, say: Wording) -> str:
    if isinstance(one.baseline, Gap) or isinstance(one.followup, Gap):
        return ""
    return say.signed(one.followup - one.baseline)


def _conformity(listed: Sequence[ConformityCertificate], say: Wording) -> dict[str, object]:
    """Only the columns in which something is known; the others are named once beneath."""
    columns = {
        "office": [one.office for one in listed],
        "norm": [one.standard for one in listed],
        "number": [one.number for one in listed],
        "scope": [one.scope for one in listed],
        "granted": [_short_day(one.granted_on, say) for one in listed],
        "until": [_short_day(one.valid_until, say) for one in listed],
        "body": [one.body for one in listed],
    }
    known = {key: [cell or say.words["unknown"] for cell in cells] for key, cells in columns.items() if any(cells)}
    unknown = ", ".join(say.words[key].lower() for key in columns if key not in known)
    return {
        "head": [say.words[key] for key in known],
        "wide": [key in (WIDE & known.keys() or {"office"}) for key in known],
        "rows": [list(row) for row in zip(*known.values(), strict=True)],
        "note": say.say("conformity_unknown", names=unknown) if listed and unknown else "",
    }


def _short_day(day: date | None, say: Wording) -> str:
    return say.narrow_day(day) if day else ""
