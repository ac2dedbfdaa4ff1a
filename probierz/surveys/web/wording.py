"""Sentences about results, in the page's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.statistics.changes import Change
from probierz.lib.statistics.channels import StandardisedChange
from probierz.lib.statistics.estimates import Estimate
from probierz.surveys.rules import ChangeVerdict
from probierz.surveys.rules.denominators import Reach

DIRECTIONS = {
    ChangeVerdict.BETTER: "better",
    ChangeVerdict.SLIGHTLY_BETTER: "better",
    ChangeVerdict.WORSE: "worse",
    ChangeVerdict.SLIGHTLY_WORSE: "worse",
}


def verdict(change: Change | None, code: ChangeVerdict, *, seeable: float | None, item: str = "") -> str:
    """What the test named before the baseline lets us say, and what it could not have seen.

    `item` is the question that decides, where a question does and not the index.
    """
    if change is None:
        return _("There is no comparison yet: both waves need at least 10 answers.")
    if item and code is not ChangeVerdict.UNTESTED:
        return _of_item(code, item, change)
    if change.low is None or change.high is None:
        return _("The change cannot be tested: there are too few answers, or they are all the same.")
    facts = {
        "points": figures.number(abs(change.difference), places=1, language=page_language()),
        "difference": figures.signed(change.difference, language=page_language()),
        "interval": figures.interval(change.low, change.high, language=page_language()),
        "seeable": figures.number(seeable or 0, places=1, language=page_language()),
    }
    return _sentence(code) % facts


def _of_item(code: ChangeVerdict, item: str, change: Change) -> str:
    """The plan named one question, compared by ranks. Where a low rating is the good one, falling is for the better."""
    facts = {"question": item, "difference": figures.signed(change.difference, places=2, language=page_language())}
    is_sure = code in DIRECTIONS
    if is_sure and change.difference > 0:
        return (
            _("Ratings of “%(question)s” rose: the mean by %(difference)s. Chance alone would rarely do that.") % facts
        )
    if is_sure:
        return (
            _("Ratings of “%(question)s” fell: the mean by %(difference)s. Chance alone would rarely do that.") % facts
        )
    return _("It is not certain that ratings of “%(question)s” changed: the mean moved by %(difference)s.") % facts


def standardised(change: StandardisedChange) -> str:
    """The change had people answered by the same channels as at the baseline."""
    facts = {"difference": figures.signed(change.difference, language=page_language())}
    if change.low is None or change.high is None:
        return _("Had people answered by the same channels as at the baseline: %(difference)s points.") % facts
    facts["interval"] = figures.interval(change.low, change.high, language=page_language())
    return (
        _(
            "Had people answered by the same channels as at the baseline: %(difference)s points "
            "(95%% interval %(interval)s)."
        )
        % facts
    )


def seeable(change: float | None, code: ChangeVerdict) -> str:
    """What so many answers could have shown; what was seen needs it no more, and "nothing certain" says it already."""
    if change is None or code in {ChangeVerdict.SAME, ChangeVerdict.NO_DATA, *DIRECTIONS}:
        return ""
    facts = {"seeable": figures.number(change, places=1, language=page_language())}
    return _("With this many answers a change of the index by %(seeable)s points or more would have been seen.") % facts


def same_answers(change: StandardisedChange) -> str:
    """The change had the same shares of people got what they came for as at the baseline."""
    facts = {"difference": figures.signed(change.difference, language=page_language())}
    return (
        _(
            "Had as many people as at the baseline given each of these answers, the index would differ by "
            "%(difference)s points."
        )
        % facts
    )


def answers(n: int) -> str:
    """How many, beneath the name of a group."""
    return f"n = {figures.number(n, language=page_language())}"


def reach(found: Reach) -> str:
    """Whose voice it is; nothing where nobody knows."""
    said = (
        (found.response_rate, _("Of those offered the survey %(share)s answered.")),
        (found.coverage, _("Of the clients served %(share)s answered.")),
    )
    told = [words % {"share": figures.percent(one, language=page_language())} for one, words in said if one is not None]
    return " ".join(told)


def note(estimate: Estimate | None, *, is_share: bool = False) -> str:
    """The interval and n, beneath a big number."""
    if estimate is None:
        return ""
    n = figures.number(estimate.n, language=page_language())
    if estimate.low is None or estimate.high is None:
        return f"n = {n}"
    write = figures.percent_interval if is_share else figures.interval
    interval = write(estimate.low, estimate.high, language=page_language())
    if estimate.is_directional:
        return _("95%% interval %(interval)s; n = %(n)s, so read it as a direction only") % {
            "interval": interval,
            "n": n,
        }
    return _("95%% interval %(interval)s; n = %(n)s") % {"interval": interval, "n": n}


def marked(count: int, *, of: int) -> str:
    """How many offices changed for sure."""
    return ngettext(
        "In %(count)s of %(of)s offices compared the change is sure, also after allowing for so many comparisons.",
        "In %(count)s of %(of)s offices compared the change is sure, also after allowing for so many comparisons.",
        count,
    ) % {"count": count, "of": of}


def _sentence(code: ChangeVerdict) -> str:
    match code:
        case ChangeVerdict.BETTER:
            return _(
                "The index rose by %(points)s points (95%% interval %(interval)s). Chance alone would rarely do that."
            )
        case ChangeVerdict.SLIGHTLY_BETTER:
            return _("The index rose by %(points)s points (95%% interval %(interval)s): surely, but only a little.")
        case ChangeVerdict.WORSE:
            return _(
                "The index fell by %(points)s points (95%% interval %(interval)s). Chance alone would rarely do that."
            )
        case ChangeVerdict.SLIGHTLY_WORSE:
            return _("The index fell by %(points)s points (95%% interval %(interval)s): surely, but only a little.")
        case _:
            return _same()


def _same() -> str:
    return _(
        "It is not certain that anything changed: the difference is %(difference)s points "
        "(95%% interval %(interval)s). With this many answers a change of about %(seeable)s points "
        "would have been seen."
    )
