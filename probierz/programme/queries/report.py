"""The closing report: everything on its pages, gathered from rows in the language of the report."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from probierz.certificates.models import Certificate
from probierz.certificates.queries import certificates_of_programme, count_valid
from probierz.certificates.rules import CertificateState
from probierz.design.languages import localized
from probierz.lib import figures
from probierz.lib.markdown import to_text
from probierz.lib.typesetting.report import content
from probierz.offices.labels import OFFICE_KINDS, standard_label
from probierz.offices.models import Programme
from probierz.offices.queries import name_then
from probierz.offices.rules import OfficeKind
from probierz.offices.scope import programme_scope
from probierz.programme.labels import (
    COURSES,
    MEASURE_NAMES,
    RESULT_STATUSES,
    STATEMENTS,
)
from probierz.programme.models import ReportText
from probierz.programme.queries.board import Board, board_of
from probierz.programme.queries.conference import ConferencePage, conference_page, conferences_of
from probierz.programme.queries.measures import Measure, Results, results_of
from probierz.programme.queries.registers import Registers, registers_of
from probierz.programme.queries.report_surveys import survey_content
from probierz.programme.queries.sharing import Sharing, sharing_of
from probierz.programme.rules import MeasureCode

UNITS = {
    MeasureCode.ORGANISATION: content.Unit.SHARE,
    MeasureCode.SATISFACTION: content.Unit.INDEX,
    MeasureCode.COMMUNICATION: content.Unit.INDEX,
    MeasureCode.CERTIFICATES: content.Unit.COUNT,
    MeasureCode.TRAINING: content.Unit.COUNT,
}


def closing_report(programme: Programme, *, language: str, now: datetime | None = None) -> content.ClosingReport:
    """Opens its own scopes. A programme that still runs is reported as of today."""
    with translation.override(language):
        return _report(programme, language, (now or timezone.now()).replace(microsecond=0))


def _report(programme: Programme, language: str, now: datetime) -> content.ClosingReport:
    sharing = sharing_of(programme, today=timezone.localdate(now))
    results, registers = results_of(sharing), registers_of(sharing)
    with programme_scope(programme.pk):
        latest = conferences_of(programme).first()
    held = conference_page(sharing, latest) if latest else None
    report = replace(
        _cover(sharing, board_of(sharing), language, now),
        conference=_conference(held) if held else None,
        results=tuple(_result(one) for one in results.measures),
        satisfaction=survey_content(results.satisfaction),
        communication=survey_content(results.communication),
        trainings=_trainings(registers),
        conformity=_conformity(registers),
    )
    return replace(report, sources=_sources(sharing, results, registers, held, digest_of(report)))


def _cover(sharing: Sharing, board: Board, language: str, now: datetime) -> content.ClosingReport:
    """What the programme is, who took part, what was written about it; results are filled in afterwards."""
    programme = sharing.programme
    with programme_scope(programme.pk):
        texts = _texts(programme)
        certificates = list(certificates_of_programme(programme).order_by("register__year", "serial"))
    return content.ClosingReport(
        language=language,
        programme=localized(programme, "name"),
        organiser=programme.association.name,
        standard=standard_label(programme.standard),
        motto=localized(programme, "motto"),
        started_on=programme.starts_on,
        closed_on=sharing.day,
        generated_at=now,
        offices_total=len(sharing.offices),
        employees_total=board.people or 0,
        certificates_total=count_valid(programme),
        goals=texts.get("aims", ()) or tuple(str(one) for one in STATEMENTS.values()),
        participants=_participants(board),
        stages=_stages(board, language),
        participation=tuple(_issued(one) for one in certificates if one.state != CertificateState.PREPARED),
        costs=content.Costs(note=" ".join(texts.get("costs", ()))),
        conclusions=texts.get("lessons", ()),
        sustainability=texts.get("sustainability", ()),
        demo=settings.PROBIERZ_DEMO,
    )


def digest_of(report: content.ClosingReport) -> str:
    """SHA-256 of everything the report says but the moment and the words of its making."""
    still = replace(report, generated_at=datetime.fromtimestamp(0, UTC), sources=content.Sources())
    text = json.dumps(_plain(still), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    slots = getattr(value, "__dataclass_fields__", None)
    if slots is not None:
        return {name: _plain(getattr(value, name)) for name in slots}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _texts(programme: Programme) -> dict[str, tuple[str, ...]]:
    rows = ReportText.objects.filter(programme=programme)
    return {row.section: to_text(localized(row, "body")) for row in rows}


def _result(measure: Measure) -> content.Result:
    gap = content.Gap.NO_DATA
    return content.Result(
        statement=str(STATEMENTS[measure.id]),
        measure=str(MEASURE_NAMES[measure.id]),
        unit=UNITS[measure.id],
        baseline=gap if measure.baseline is None else measure.baseline,
        followup=gap if measure.followup is None else measure.followup,
        status=str(RESULT_STATUSES[measure.status]),
        change=_change(measure),
        out_of=measure.out_of if measure.id is MeasureCode.CERTIFICATES else None,
        note=_examined(measure) or _missing(measure),
    )


def _change(measure: Measure) -> content.Change | None:
    if measure.change is None or UNITS[measure.id] is content.Unit.COUNT:
        return None
    interval = None
    if measure.low is not None and measure.high is not None:
        interval = content.Interval(measure.low, measure.high)
    return content.Change(measure.change, interval, measure.p)


def _examined(measure: Measure) -> str:
    if measure.id is not MeasureCode.TRAINING or not measure.out_of:
        return ""
    return _("People who sat the exam: %(count)s.") % {"count": measure.out_of}


def _missing(measure: Measure) -> str:
    if measure.followup is None or not measure.missing:
        return ""
    return _("Without: %(names)s.") % {"names": ", ".join(name_then(office) for office in measure.missing)}


def _participants(board: Board) -> tuple[content.Participant, ...]:
    return tuple(
        content.Participant(office=row.name, kind=str(OFFICE_KINDS[OfficeKind(row.office.kind)]), employees=row.people)
        for row in board.rows
    )


def _stages(board: Board, language: str) -> tuple[content.Stage, ...]:
    total = sum(1 for row in board.rows if row.shares)
    return tuple(
        content.Stage(
            name=localized(stage, "name"),
            planned=None if stage.is_after(board.day) else content.Span(stage.planned_start_on, stage.planned_end_on),
            actual=_actual(board, stage.pk),
            note=_("After the programme, until %(day)s.")
            % {"day": figures.day(stage.planned_end_on, language=language)}
            if stage.is_after(board.day)
            else "",
            offices_done=sum(1 for row in board.rows if row.shares and row.cells[place].is_done),
            offices_total=total,
        )
        for place, stage in enumerate(board.stages)
    )


def _actual(board: Board, stage_id: int) -> content.Span | None:
    """From the first office that began to the last that finished; open while one has not."""
    rows = [cell.row for row in board.rows for cell in row.cells if cell.stage.pk == stage_id and cell.row]
    begun = [row.started_on for row in rows if row.started_on]
    ended = [row.done_on for row in rows if row.done_on]
    if not begun:
        return None
    return content.Span(min(begun), max(ended) if len(ended) == len(rows) else None)


def _trainings(registers: Registers) -> tuple[content.Training, ...]:
    return tuple(
        content.Training(
            course=str(COURSES[one.course]),
            people=one.people,
            hours=one.hours,
            certificates=one.passed if one.examined else None,
            pass_rate=one.pass_rate,
        )
        for one in registers.courses
    )


def _conformity(registers: Registers) -> tuple[content.ConformityCertificate, ...]:
    return tuple(
        content.ConformityCertificate(
            office=name_then(row.office),
            standard=standard_label(row.standard),
            number=row.number,
            scope=row.scope,
            body=row.body,
            granted_on=row.granted_on,
            valid_until=row.valid_until,
        )
        for row in registers.certifications
    )


def _issued(certificate: Certificate) -> content.IssuedCertificate:
    return content.IssuedCertificate(
        number=certificate.number,
        office=certificate.recipient,
        issued_on=certificate.issued_on,
        revoked=certificate.state != CertificateState.VALID,
    )


def _conference(page: ConferencePage) -> content.Conference:
    conference = page.conference
    return content.Conference(
        title=localized(conference, "title"),
        held_on=conference.held_on,
        place=conference.place,
        topics=tuple(localized(point, "title") for point in page.agenda),
        attended=page.attended if page.attended else None,
    )


def _sources(
    sharing: Sharing, results: Results, registers: Registers, held: ConferencePage | None, digest: str
) -> content.Sources:
    surveys = (results.satisfaction, results.communication)
    counts: Iterable[tuple[str, int]] = (
        (_("offices"), len(sharing.offices)),
        (_("answer sheets of clients"), surveys[0].responses_baseline + surveys[0].responses_followup),
        (_("answer sheets of staff"), surveys[1].responses_baseline + surveys[1].responses_followup),
        (_("certificates of conformity"), len(registers.certifications)),
        (_("readings of matters on time"), sum(bool(p.baseline) + bool(p.followup) for p in registers.readings)),
        (_("records of training"), len(registers.training)),
        (_("registrations for the conference"), held.registered if held else 0),
    )
    invented = _("People, answers and everything counted from them are invented for the demonstration.")
    return content.Sources(
        synthetic=(invented,) if settings.PROBIERZ_DEMO else (),
        counts=tuple(content.RowCount(name=name, rows=rows) for name, rows in counts),
        digest=digest,
    )
