"""Sheets with a QR code that stand where clients are asked: a poster for the wall, a tent for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from probierz.lib.typesetting.compiler import typeset
from probierz.lib.typesetting.pictures import file_name, named
from probierz.lib.typesetting.qr import qr_svg
from probierz.lib.typesetting.texts import texts


class SheetForm(StrEnum):
    """A4 to hang up, A5 to lay or stand in a holder, or A4 folded into a tent with two A5 faces."""

    A4 = "a4"
    A5 = "a5"
    TENT = "tent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySheet:
    """One collection point; `address` is in the code, `short_address` is what a person types."""

    point: str
    address: str
    short_address: str = ""


def typeset_sheets(
    sheets: Sequence[SurveySheet],
    *,
    form: SheetForm,
    language: str,
    office_name: str,
    made_on: date,
    office_logo: bytes | None = None,
    demo: bool = False,
    subject: str = "sheet",
) -> bytes:
    """A page for each collection point of one office, or for what else the `subject` of the texts speaks of."""
    words = texts(subject, language)
    codes = {f"qr-{place}.svg": qr_svg(sheet.address, mask=None) for place, sheet in enumerate(sheets)}
    data = {
        "words": words,
        "form": form,
        "office": office_name,
        "logo": file_name("logo", office_logo),
        "logo_alt": words["logo_alt"].format(name=office_name),
        "demo": demo,
        "sheets": [_page(sheet, place, words["qr_alt"]) for place, sheet in enumerate(sheets)],
    }
    title = words["document_title"].format(office=office_name)
    files = {**codes, **named("logo", office_logo)}
    return typeset("sheet", data, language=language, title=title, made_at=made_on, files=files)


def _page(sheet: SurveySheet, place: int, alt: str) -> dict[str, str]:
    return {
        "point": sheet.point,
        "address": sheet.address,
        "short_address": sheet.short_address or sheet.address,
        "qr": f"qr-{place}.svg",
        "qr_alt": alt.format(address=sheet.address),
    }
