"""A small drawing of a process, as the drawing board would have saved it: BPMN with its layout, and its picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_NS = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
)
_TEXT = 'font-family="Arial, sans-serif" font-size="11" text-anchor="middle" fill="#16191d"'
_LINE = 'fill="#ffffff" stroke="#16191d" stroke-width="1.5"'

_FRAME = (
    '<bpmndi:BPMNShape id="pool_d" bpmnElement="pool" isHorizontal="true">'
    '<dc:Bounds x="40" y="40" width="760" height="280"/></bpmndi:BPMNShape>'
    '<bpmndi:BPMNShape id="l_d" bpmnElement="l" isHorizontal="true">'
    '<dc:Bounds x="70" y="40" width="730" height="280"/></bpmndi:BPMNShape>'
)


@dataclass(frozen=True)
class _Box:
    key: str
    tag: str
    name: str
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def drawing(name: str, *, lane: str, steps: Sequence[str], otherwise: str) -> tuple[str, str]:
    """Start, task, decision, task, end in a line, and another task and end beneath the decision; BPMN and SVG."""
    start, task, choice, last, end = steps
    boxes = [
        _Box("s", "startEvent", start, 110, 92, 36, 36),
        _Box("a", "task", task, 200, 70, 130, 80),
        _Box("g", "exclusiveGateway", choice, 390, 85, 50, 50),
        _Box("b", "task", last, 510, 70, 130, 80),
        _Box("z", "endEvent", end, 710, 92, 36, 36),
        _Box("c", "task", otherwise, 350, 210, 130, 80),
        _Box("y", "endEvent", "", 560, 232, 36, 36),
    ]
    flows = [("s", "a", ""), ("a", "g", ""), ("g", "b", "tak"), ("b", "z", ""), ("g", "c", "nie"), ("c", "y", "")]
    return _bpmn(name, lane, boxes, flows), _svg(lane, boxes, flows)


def _bpmn(name: str, lane: str, boxes: Sequence[_Box], flows: Sequence[tuple[str, str, str]]) -> str:
    by_key = {box.key: box for box in boxes}
    nodes = "".join(f'<bpmn:{box.tag} id="{box.key}" name="{escape(box.name)}"/>' for box in boxes)
    arrows = "".join(
        f'<bpmn:sequenceFlow id="f{at}" sourceRef="{a}" targetRef="{b}" name="{words}"/>'
        for at, (a, b, words) in enumerate(flows)
    )
    members = "".join(f"<bpmn:flowNodeRef>{box.key}</bpmn:flowNodeRef>" for box in boxes)
    lanes = f'<bpmn:laneSet id="L"><bpmn:lane id="l" name="{escape(lane)}">{members}</bpmn:lane></bpmn:laneSet>'
    shapes = "".join(
        f'<bpmndi:BPMNShape id="{box.key}_d" bpmnElement="{box.key}">'
        f'<dc:Bounds x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"/>'
        f"{_label(box)}</bpmndi:BPMNShape>"
        for box in boxes
    )
    edges = "".join(
        f'<bpmndi:BPMNEdge id="f{at}_d" bpmnElement="f{at}">{_points(by_key[a], by_key[b])}</bpmndi:BPMNEdge>'
        for at, (a, b, _words) in enumerate(flows)
    )
    pool = f'<bpmn:participant id="pool" name="{escape(name)}" processRef="P"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions {_NS} id="D" targetNamespace="https://demo.example">'
        f'<bpmn:collaboration id="C">{pool}</bpmn:collaboration>'
        f'<bpmn:process id="P" isExecutable="false">{lanes}{nodes}{arrows}</bpmn:process>'
        f'<bpmndi:BPMNDiagram id="V"><bpmndi:BPMNPlane id="W" bpmnElement="C">{_FRAME}{shapes}{edges}'
        "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>"
    )


def _label(box: _Box) -> str:
    """The question of a decision stands above it, out of the way of its arrows."""
    if box.tag != "exclusiveGateway":
        return ""
    bounds = f'<dc:Bounds x="{box.x - 35}" y="{box.y - 24}" width="120" height="14"/>'
    return f"<bpmndi:BPMNLabel>{bounds}</bpmndi:BPMNLabel>"


def _ends(a: _Box, b: _Box) -> list[tuple[int, int]]:
    if b.y > a.y + a.height:
        return [(a.x + a.width // 2, a.y + a.height), (a.x + a.width // 2, b.y)]
    return [(a.x + a.width, a.middle), (b.x, b.middle)]


def _points(a: _Box, b: _Box) -> str:
    return "".join(f'<di:waypoint x="{x}" y="{y}"/>' for x, y in _ends(a, b))


def _svg(lane: str, boxes: Sequence[_Box], flows: Sequence[tuple[str, str, str]]) -> str:
    by_key = {box.key: box for box in boxes}
    arrows = []
    for a, b, words in flows:
        (x1, y1), (x2, y2) = _ends(by_key[a], by_key[b])
        arrows.append(f'<path d="M{x1} {y1}L{x2} {y2}" fill="none" stroke="#16191d" marker-end="url(#tip)"/>')
        arrows.append(
            f'<text x="{(x1 + x2) // 2 + 12}" y="{(y1 + y2) // 2 - 5}" {_TEXT}>{words}</text>' if words else ""
        )
    tip = '<marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="30 30 780 300" width="780" height="300">'
        f'<defs>{tip}<path d="M0 0L10 5L0 10z" fill="#16191d"/></marker></defs>'
        f'<rect x="40" y="40" width="760" height="280" {_LINE}/><path d="M70 40L70 320" stroke="#16191d"/>'
        f'<text x="0" y="0" transform="translate(59 180) rotate(-90)" {_TEXT}>{escape(lane)}</text>'
        f"{''.join(arrows)}{''.join(map(_shape, boxes))}</svg>"
    )


def _shape(box: _Box) -> str:
    x, y, middle = box.x + box.width // 2, box.middle, box.y + box.height + 14
    if box.tag == "task":
        shape = f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="8" {_LINE}/>'
        return shape + _written(box.name, x, y, width=20)
    if box.tag == "exclusiveGateway":
        shape = f'<path d="M{x} {box.y}L{box.x + 50} {y}L{x} {box.y + 50}L{box.x} {y}z" {_LINE}/>'
        return f'{shape}<text x="{x}" y="{box.y - 8}" {_TEXT}>{escape(box.name)}</text>'
    width = 3 if box.tag == "endEvent" else 1.5
    circle = f'<circle cx="{x}" cy="{y}" r="18" fill="#ffffff" stroke="#16191d" stroke-width="{width}"/>'
    return circle + _written(box.name, x, middle + 6, width=16)


def _written(text: str, x: int, y: int, *, width: int) -> str:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    first = y - (len(lines) - 1) * 7 + 4
    return "".join(
        f'<text x="{x}" y="{first + at * 14}" {_TEXT}>{escape(line)}</text>' for at, line in enumerate(lines)
    )
