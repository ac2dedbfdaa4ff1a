"""BPMN drawings as untrusted XML: checked, and read as a list of steps for those who cannot see the picture."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from probierz.processes.rules import Refusal

LARGEST = 1_000_000
MOST_ELEMENTS = 20_000
DEEPEST = 60
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"


class StepKind(StrEnum):
    """What an element of the drawing says."""

    START = "start"
    END = "end"
    EVENT = "event"
    TASK = "task"
    CHOICE = "choice"
    PARALLEL = "parallel"
    PART = "part"


_KINDS = {
    "startEvent": StepKind.START,
    "endEvent": StepKind.END,
    "intermediateCatchEvent": StepKind.EVENT,
    "intermediateThrowEvent": StepKind.EVENT,
    "boundaryEvent": StepKind.EVENT,
    "exclusiveGateway": StepKind.CHOICE,
    "inclusiveGateway": StepKind.CHOICE,
    "eventBasedGateway": StepKind.CHOICE,
    "complexGateway": StepKind.CHOICE,
    "parallelGateway": StepKind.PARALLEL,
    "subProcess": StepKind.PART,
    "callActivity": StepKind.PART,
    "transaction": StepKind.PART,
    "adHocSubProcess": StepKind.PART,
}
_TASKS = ("", "user", "manual", "service", "send", "receive", "script", "businessRule")
_KINDS |= {f"{kind}Task" if kind else "task": StepKind.TASK for kind in _TASKS}


class XmlRefused(ValueError):
    """The text is not an XML document that we read."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Next:
    """Where a step leads: its number, and the condition written on the arrow."""

    number: int
    condition: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step with its number, who does it (the lane) and what follows."""

    number: int
    kind: StepKind
    name: str
    who: str
    leads_to: tuple[Next, ...]


@dataclass
class _Drawing:
    nodes: dict[str, tuple[StepKind, str]] = field(default_factory=dict)
    flows: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)


def read_xml(text: str) -> Element:
    """The document's root. Raises XmlRefused: too big, a document type or entities, broken."""
    if len(text.encode()) > LARGEST:
        raise XmlRefused(Refusal.DIAGRAM_TOO_BIG)
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - expat names no parameters
        return builder.tree.close()
    except (expat.ExpatError, AssertionError, LookupError, UnicodeError) as error:
        raise XmlRefused(Refusal.DIAGRAM_BROKEN) from error


def steps_of(text: str) -> list[Step]:
    """The steps in the order in which the work goes. Raises XmlRefused for what is no BPMN drawing of a process."""
    root = read_xml(text)
    if root.tag != f"{{{MODEL}}}definitions":
        raise XmlRefused(Refusal.DIAGRAM_NOT_BPMN)
    drawing = _drawing(root)
    if not drawing.nodes:
        raise XmlRefused(Refusal.DIAGRAM_EMPTY)
    order = _order(drawing)
    numbers = {key: number for number, key in enumerate(order, start=1)}
    return [_step(drawing, key, numbers) for key in order]


def _step(drawing: _Drawing, key: str, numbers: dict[str, int]) -> Step:
    kind, name = drawing.nodes[key]
    leads_to = tuple(Next(numbers[to], words) for to, words in drawing.flows.get(key, []) if to in numbers)
    return Step(numbers[key], kind, name, drawing.lanes.get(key, ""), leads_to)


class _Builder:
    """Builds the tree while it stays within bounds."""

    def __init__(self) -> None:
        self.tree = TreeBuilder()
        self.count = 0
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        self.depth += 1
        if self.count > MOST_ELEMENTS or self.depth > DEEPEST:
            raise XmlRefused(Refusal.DIAGRAM_TOO_BIG)
        self.tree.start(_clark(name), {_clark(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_clark(name))

    def text(self, words: str) -> None:
        self.tree.data(words)


def _clark(name: str) -> str:
    """expat's "uri}local" as "{uri}local"."""
    return f"{{{name}" if "}" in name else name


def _refuse_entities(*_names: object) -> None:
    """A drawing needs no document type and no entities; attacks do."""
    raise XmlRefused(Refusal.DIAGRAM_HAS_ENTITIES)


def _drawing(root: Element) -> _Drawing:
    found = _Drawing()
    for element in root.iter():
        namespace, _brace, local = element.tag.removeprefix("{").partition("}")
        key, name = element.get("id", ""), " ".join(element.get("name", "").split())
        if namespace != MODEL:
            continue
        if local in _KINDS and key:
            found.nodes[key] = (_KINDS[local], name[:300])
            if host := element.get("attachedToRef"):
                found.flows.setdefault(host, []).append((key, ""))
        elif local == "sequenceFlow":
            found.flows.setdefault(element.get("sourceRef", ""), []).append((element.get("targetRef", ""), name[:300]))
        elif local == "lane":
            members = element.findall(f"{{{MODEL}}}flowNodeRef")
            found.lanes |= {(member.text or "").strip(): name[:300] for member in members}
    return found


def _order(drawing: _Drawing) -> list[str]:
    """Breadth first from the starts; what nothing leads to comes last, in the order of the file."""
    arrived = {to for targets in drawing.flows.values() for to, _words in targets}
    starts = [key for key, (kind, _name) in drawing.nodes.items() if kind is StepKind.START]
    starts += [key for key in drawing.nodes if key not in arrived]
    order: dict[str, None] = {}
    for first in (*starts, *drawing.nodes):
        _walk(drawing, first, order)
    return list(order)


def _walk(drawing: _Drawing, first: str, order: dict[str, None]) -> None:
    waiting = deque([first])
    while waiting:
        key = waiting.popleft()
        if key in order or key not in drawing.nodes:
            continue
        order[key] = None
        waiting.extend(to for to, _words in drawing.flows.get(key, []))


def names_of(steps: Iterable[Step]) -> str:
    """What a search finds of a drawing."""
    return " ".join(part for step in steps for part in (step.name, step.who) if part)
