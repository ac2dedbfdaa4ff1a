"""A stamp laid over every page of somebody else's PDF."""

import io
from datetime import date

from pypdf import PdfReader, PdfWriter

from probierz.lib.extraction.portable import open_pdf
from probierz.lib.typesetting.compiler import typeset_source

_LAYOUT = """
#import "/theme.typ": *
#let data = json("data.json")
#set document(title: data.title)
#set text(lang: data.language, font: sans, size: 8pt, fill: ink, fallback: false, hyphenate: false)
#for (place, size) in data.pages.enumerate() {
  page(width: size.at(0) * 1pt, height: size.at(1) * 1pt, margin: 0pt, fill: none, {
    if data.across != "" {
      std.place(center + horizon, rotate(-35deg, text(font: sans-strong, weight: 600,
        size: size.at(0) * 0.11pt, fill: rgb("#a3262a55"), data.across)))
    }
    std.place(top + right, dx: -8mm, dy: 6mm, box(stroke: 0.6pt + ink, radius: 1mm,
      inset: (x: 2mm, y: 1.2mm), fill: white, data.stamp))
  })
}
"""


def stamped(data: bytes, stamp: str, *, language: str, made_on: date, across: str = "") -> bytes:
    """The same pages with the stamp in their upper corner, and a word across them where one is given.

    Raises BrokenPdf or EncryptedPdf of the extraction.
    """
    reader = open_pdf(data)
    sizes = [[float(page.mediabox.width), float(page.mediabox.height)] for page in reader.pages]
    told = {"pages": sizes, "stamp": stamp, "across": across, "language": language, "title": stamp}
    overlay = PdfReader(io.BytesIO(typeset_source(_LAYOUT, told, made_at=made_on)))
    writer = PdfWriter(clone_from=reader)
    for page, above in zip(writer.pages, overlay.pages, strict=True):
        page.transfer_rotation_to_content()
        page.merge_page(above)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
