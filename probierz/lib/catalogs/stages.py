"""The stages of a programme, the sections of its closing report and the cycle of a certificate."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.reading import CATALOGS, Entry, both, read_catalog


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, with the first and the last month it usually takes, counted from the programme's start."""

    code: str
    first_month: int
    last_month: int
    title: Bilingual
    outputs: tuple[Bilingual, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportSection:
    code: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class CycleStep:
    """A step of the certification cycle; `max_months` after the decision where the norm sets a limit."""

    code: str
    title: Bilingual
    max_months: int | None


@dataclass(frozen=True, slots=True)
class ProgrammeModel:
    stages: tuple[Stage, ...]
    report_sections: tuple[ReportSection, ...]
    certification_cycle: tuple[CycleStep, ...]


@cache
def programme_model() -> ProgrammeModel:
    """The shipped file, read once."""
    return read_stages(CATALOGS / "programme_stages.yaml")


def read_stages(path: Path) -> ProgrammeModel:
    """A file of stages, checked; raises CatalogBroken."""
    return read_catalog(path, _model)


def _model(entry: Entry) -> ProgrammeModel:
    model = ProgrammeModel(
        stages=tuple(_stage(one) for one in entry.entries("stages")),
        report_sections=tuple(ReportSection(one.text("code"), both(one)) for one in entry.entries("report_sections")),
        certification_cycle=tuple(_step(one) for one in entry.entries("certification_cycle")),
    )
    for rows in (model.stages, model.report_sections, model.certification_cycle):
        if len({row.code for row in rows}) != len(rows):
            raise entry.broken("a code is used twice")
    return model


def _stage(entry: Entry) -> Stage:
    match entry.numbers("months"):
        case (first, last) if 1 <= first <= last:
            pass
        case _:
            raise entry.broken("months are the first and the last, as [2, 5]")
    return Stage(
        code=entry.text("code"),
        first_month=first,
        last_month=last,
        title=entry.bilingual("title"),
        outputs=tuple(both(output) for output in entry.entries("outputs")),
        indicators=entry.texts("indicators"),
    )


def _step(entry: Entry) -> CycleStep:
    limit = entry.number("max_months") if entry.has("max_months") else None
    return CycleStep(code=entry.text("code"), title=both(entry), max_months=limit)
