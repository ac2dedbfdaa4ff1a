"""Paper for the door of a conference: the list to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from probierz.lib import figures
from probierz.lib.typesetting.compiler import typeset
from probierz.lib.typesetting.pictures import file_name, named
from probierz.lib.typesetting.texts import texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A registered person."""

    name: str
    office: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What people come to, as named on the list."""

    language: str
    title: str
    held_on: date
    organiser: str
    place: str = ""
    organiser_logo: bytes | None = None
    demo: bool = False


def typeset_attendance_list(meeting: Meeting, attendees: Sequence[Attendee], *, blank_rows: int = 0) -> bytes:
    """A table to sign, with empty rows for people who come unannounced."""
    words = texts("conference", meeting.language)
    listed = [*attendees, *(Attendee(name="") for _ in range(blank_rows))]
    data = {
        "words": words,
        "meeting": meeting.title,
        "place": meeting.place,
        "day": figures.day(meeting.held_on, language=meeting.language),
        "organiser": meeting.organiser,
        "logo": file_name("logo", meeting.organiser_logo),
        "logo_alt": words["logo_alt"].format(name=meeting.organiser),
        "demo": meeting.demo,
        "people": [{"name": one.name, "office": one.office, "function": one.function} for one in listed],
    }
    title = words["attendance_title"].format(title=meeting.title)
    files = named("logo", meeting.organiser_logo)
    return typeset("attendance", data, language=meeting.language, title=title, made_at=meeting.held_on, files=files)
