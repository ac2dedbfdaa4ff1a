"""Where a respondent meets a survey, and by which channel answers come."""

from enum import StrEnum


class PointKind(StrEnum):
    """Where a respondent meets the survey."""

    DESK = "desk"
    UNIT = "unit"
    LETTER = "letter"
    WEB = "web"
    LIST = "list"  # people invited by e-mail


class Channel(StrEnum):
    """How an answer came in; results are shown by it, for people choose the way they answer."""

    QR = "qr"
    LINK = "link"
    KIOSK = "kiosk"
    PAPER = "paper"
    EMAIL = "email"  # by an invitation that works once


# What a respondent's own device may claim; paper is typed in by the office.
PUBLIC_CHANNELS = frozenset({Channel.QR, Channel.LINK, Channel.KIOSK})


def channel_wished(wish: object, *, usual: Channel) -> Channel:
    """The channel a respondent's device claims, when the public may; else that of the point.

    Where forms are paper, who answers without one has typed the address printed on the poster.
    """
    if isinstance(wish, str) and wish in PUBLIC_CHANNELS:
        return Channel(wish)
    return Channel.LINK if usual is Channel.PAPER else usual


class PointRefusal(StrEnum):
    """Why a collection point may not be added or ended."""

    NOT_IN_PROGRAMME = "not_in_programme"
    NAME_TAKEN = "name_taken"
    ALREADY_ENDED = "already_ended"
    ENDS_BEFORE_IT_BEGAN = "ends_before_it_began"
