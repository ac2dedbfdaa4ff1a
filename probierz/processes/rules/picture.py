"""The picture of a drawing as untrusted SVG: rebuilt from known elements and attributes, everything else left out."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from probierz.processes.rules import Refusal
from probierz.processes.rules.bpmn import XmlRefused, read_xml

SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    {"svg", "g", "defs", "marker", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"text", "tspan", "title", "desc", "clipPath"}
)
_LOOKS = frozenset(
    {"fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"}
    | {"stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity"}
    | {"font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline"}
    | {"marker-start", "marker-mid", "marker-end", "clip-path"}
)
_SHAPES = frozenset(
    {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "width", "height", "dx", "dy"}
    | {"viewBox", "transform", "id", "refX", "refY", "markerWidth", "markerHeight", "orient", "version"}
)
# Addresses only within the picture itself, and no signs with which anything else could begin.
_HARMLESS = re.compile(r"(?:url\(['\"]?#[\w-]+['\"]?\)|[^<>&;\\(]|(?:matrix|translate|rotate|scale|rgba?|hsla?)\()*")
# What the drawing board writes before its picture: it names the standard and declares nothing.
_STANDARD = re.compile(r"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1\.1//EN\" \"[\w:/.]+\">")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def clean_picture(text: str) -> str:
    """The picture as SVG text. Raises XmlRefused for what is no SVG."""
    root = read_xml(_STANDARD.sub("", text, count=1))
    if root.tag != f"{{{SVG}}}svg":
        raise XmlRefused(Refusal.PICTURE_BROKEN)
    clean = Element("svg", {"xmlns": SVG, **_attributes(root)})
    _copy(root, clean)
    return tostring(clean, encoding="unicode")


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a cleaned picture."""
    root = read_xml(svg)
    numbers = [float(part) for part in _NUMBER.findall(root.get("viewBox", ""))]
    return (numbers[2], numbers[3]) if len(numbers) == 4 else (0.0, 0.0)


def _copy(source: Element, target: Element) -> None:
    target.text = source.text
    for child in source:
        namespace, _brace, local = child.tag.removeprefix("{").partition("}")
        if namespace != SVG or local not in _ELEMENTS:
            continue
        made = SubElement(target, local, _attributes(child))
        made.tail = child.tail
        _copy(child, made)


def _attributes(element: Element) -> dict[str, str]:
    """Known attributes, a style's properties taken for the attributes they stand for."""
    styled = dict(_declared(element.get("style", "")))
    given = {key: value for key, value in element.items() if key in _SHAPES or key in _LOOKS}
    kept = given | {key: value for key, value in styled.items() if key in _LOOKS}
    return {key: value for key, value in kept.items() if _HARMLESS.fullmatch(value)}


def _declared(style: str) -> list[tuple[str, str]]:
    parts = [declaration.partition(":") for declaration in style.split(";")]
    return [(name.strip().lower(), value.strip()) for name, colon, value in parts if colon]
