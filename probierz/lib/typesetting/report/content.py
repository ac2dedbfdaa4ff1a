"""What a closing report says: computed figures and texts in the report's language, nothing left to compute."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Gap(StrEnum):
    """Why there is no figure."""

    NO_DATA = "no_data"
    HIDDEN = "hidden"


class Unit(StrEnum):
    """How a figure is written: an index of 0-100, a share of one, or a count."""

    INDEX = "index"
    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits of 95 %."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another; a missing end is not known or not yet reached."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Follow-up less baseline, in the unit of the measure."""

    value: float
    interval: Interval | None = None
    p_value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One wave of answers; shares are of one."""

    n: int
    index: float
    interval: Interval | None = None
    top_two: float | None = None
    top_two_interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two waves of one group; the caller has already hidden what is too small in either."""

    baseline: Measurement | Gap
    followup: Measurement | Gap
    change: Change | None = None


NOTHING_MEASURED = Comparison(baseline=Gap.NO_DATA, followup=Gap.NO_DATA)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeComparison:
    """The two waves of one office."""

    office: str
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """How many answers came this way."""

    name: str
    baseline: int
    followup: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One questionnaire asked twice; days of the waves when known."""

    programme: Comparison = NOTHING_MEASURED
    offices: tuple[OfficeComparison, ...] = ()
    channels: tuple[Channel, ...] = ()
    baseline_wave: Span | None = None
    followup_wave: Span | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One promised result and the measure that shows it."""

    statement: str
    measure: str
    unit: Unit
    baseline: float | Gap
    followup: float | Gap
    status: str
    change: Change | None = None
    out_of: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An office and how many of its people took part."""

    office: str
    kind: str
    employees: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of the programme, planned and as it went; offices that finished it out of all."""

    name: str
    planned: Span | None = None
    actual: Span | None = None
    offices_done: int | None = None
    offices_total: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One course over all its sessions; the pass rate is a share of one."""

    course: str
    people: int
    hours: float | None = None
    certificates: int | None = None
    pass_rate: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Readiness of one office, 0-100, before and after."""

    office: str
    baseline: float | Gap
    followup: float | Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCertificate:
    """A certificate of participation as registered."""

    number: str
    office: str
    issued_on: date | None = None
    revoked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConformityCertificate:
    """A certificate of conformity; what is not known stays empty."""

    office: str
    standard: str
    number: str = ""
    scope: str = ""
    body: str = ""
    granted_on: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One line of the programme's spending."""

    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What the programme cost, as far as known."""

    for_offices: Decimal | None = None
    lines: tuple[Cost, ...] = ()
    currency: str = "PLN"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """The closing conference."""

    title: str
    held_on: date
    place: str = ""
    topics: tuple[str, ...] = ()
    attended: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A titled paragraph, such as a good practice."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCount:
    """How many rows of one kind the figures come from."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the figures come from: facts, synthetic parts, rows read and their digest."""

    facts: tuple[str, ...] = ()
    synthetic: tuple[str, ...] = ()
    counts: tuple[RowCount, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingReport:
    """Everything on its pages, in the order of its sections."""

    language: str
    programme: str
    organiser: str
    standard: str
    closed_on: date
    generated_at: datetime
    offices_total: int
    employees_total: int
    certificates_total: int
    organiser_logo: bytes | None = None
    motto: str = ""
    started_on: date | None = None
    goals: tuple[str, ...] = ()
    scope: str = ""
    conference: Conference | None = None
    results: tuple[Result, ...] = ()
    participants: tuple[Participant, ...] = ()
    stages: tuple[Stage, ...] = ()
    trainings: tuple[Training, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    satisfaction: Survey = field(default_factory=Survey)
    communication: Survey = field(default_factory=Survey)
    participation: tuple[IssuedCertificate, ...] = ()
    conformity: tuple[ConformityCertificate, ...] = ()
    costs: Costs = field(default_factory=Costs)
    conclusions: tuple[str, ...] = ()
    good_practices: tuple[Passage, ...] = ()
    sustainability: tuple[str, ...] = ()
    sources: Sources = field(default_factory=Sources)
    disclosure_threshold: int = 10
    demo: bool = False
