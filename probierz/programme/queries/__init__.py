"""Reads: board and offices, results, conference, news, the public face, the closing report."""

from probierz.programme.queries.board import Board, BoardFilter, BoardRow, Cell, Show, board_of, office_plan
from probierz.programme.queries.conference import (
    ConferencePage,
    OfficeConference,
    conference_page,
    conferences_for,
    conferences_of,
)
from probierz.programme.queries.measures import Measure, Results, results_of
from probierz.programme.queries.news import NewsRow, all_news, news_by_key
from probierz.programme.queries.public import (
    PublicNews,
    PublicOffice,
    PublicProgramme,
    public_conference,
    public_news,
    public_news_item,
    public_participations,
    public_programme,
    published_programmes,
)
from probierz.programme.queries.sharing import Sharing, sharing_of

__all__ = [
    "Board",
    "BoardFilter",
    "BoardRow",
    "Cell",
    "ConferencePage",
    "Measure",
    "NewsRow",
    "OfficeConference",
    "PublicNews",
    "PublicOffice",
    "PublicProgramme",
    "Results",
    "Sharing",
    "Show",
    "all_news",
    "board_of",
    "conference_page",
    "conferences_for",
    "conferences_of",
    "news_by_key",
    "office_plan",
    "public_conference",
    "public_news",
    "public_news_item",
    "public_participations",
    "public_programme",
    "published_programmes",
    "results_of",
    "sharing_of",
]
