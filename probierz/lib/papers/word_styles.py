"""How our Word files look: two typefaces every office has, hairlines, no colour but ink."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

SANS, SERIF = "Calibri", "Cambria"
INK, MUTED = RGBColor(0x16, 0x19, 0x1D), RGBColor(0x56, 0x5D, 0x66)
_TAGS = {"pl": "pl-PL", "en": "en-GB"}


def dress(document: Word, *, language: str) -> None:
    """Our styles under the names Word knows, so that its navigation and contents work."""
    _default(document, _TAGS.get(language[:2], language))
    _set(document, "Title", face=SERIF, size=22, before=6, after=2)
    _set(document, "Subtitle", size=11, after=8, color=MUTED)
    _set(document, "Heading 2", face=SERIF, size=15, before=16, after=5)
    _set(document, "Heading 3", face=SERIF, size=12.5, before=11, after=4)
    _set(document, "Heading 4", size=11, before=8, after=3).font.bold = True
    _set(document, "Small", size=8.5, color=MUTED)
    _set(document, "Office", size=12).font.bold = True
    _set(document, "Stamp", size=9, before=4, color=MUTED).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _set(document, "Cell", size=9.5, before=2, after=2)
    _set(document, "Fact label", size=9.5, before=2, after=2, color=MUTED)
    _set(document, "Table head", size=9, before=2, after=2).font.bold = True
    _set(document, "Verbatim", face="Consolas", size=9, after=6)


def _default(document: Word, tag: str) -> None:
    normal = _set(document, "Normal", size=10.5, after=6)
    normal.paragraph_format.line_spacing = 1.15
    properties = normal.element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), tag)
    properties.append(spoken)


def _set(
    document: Word,
    name: str,
    *,
    face: str = SANS,
    size: float,
    before: float = 0,
    after: float = 0,
    color: RGBColor = INK,
) -> ParagraphStyle:
    style = _named(document, name)
    style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), color
    style.font.bold = style.font.italic = False
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn(script), face)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(theme), None)  # a theme's typeface would win over ours
    for trait in ("w:pBdr", "w:spacing"):
        _without(style, trait)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _named(document: Word, name: str) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101  # tells the type checker what the name says
    return style


def _without(style: ParagraphStyle, trait: str) -> None:
    """The library's own Title stands on a blue line, its letters apart."""
    for properties in (style.element.get_or_add_pPr(), style.element.get_or_add_rPr()):
        for found in properties.findall(qn(trait)):
            properties.remove(found)
