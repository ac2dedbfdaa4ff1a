"""A survey asked twice: the programme's figure, the ways of answering, a row per office."""

from probierz.lib.typesetting.report.content import Comparison, Gap, Measurement, OfficeComparison, Survey
from probierz.lib.typesetting.report.drawing import Scale, scale_of, streak, values_of
from probierz.lib.typesetting.report.wording import Wording


def survey(asked: Survey, say: Wording) -> dict[str, object]:
    """The programme's figure, the channels and a row per office on one common scale."""
    waves = [wave for one in asked.offices for wave in (one.comparison.baseline, one.comparison.followup)]
    scale = scale_of(values_of(*waves, asked.programme.baseline, asked.programme.followup))
    return {
        "measured": _is_measured(asked),
        "whole": _whole(asked.programme, scale, say),
        "waves": [_wave_days(asked, say, "baseline"), _wave_days(asked, say, "followup")],
        "channels": [[one.name, say.count(one.baseline), say.count(one.followup)] for one in asked.channels],
        "offices": [_office_row(one, scale, say) for one in asked.offices],
        "has_hidden": Gap.HIDDEN in waves,
        "ticks": scale.ticks,
        "chart_title": chart_title(scale, say),
        "note": asked.note,
    }


def _is_measured(asked: Survey) -> bool:
    return any(isinstance(wave, Measurement) for wave in (asked.programme.baseline, asked.programme.followup))


def _wave_days(asked: Survey, say: Wording, wave: str) -> str:
    span = asked.baseline_wave if wave == "baseline" else asked.followup_wave
    return "" if span is None else say.days(span)


def _whole(programme: Comparison, scale: Scale, say: Wording) -> dict[str, object]:
    """The programme in large figures."""
    then, now = _level(programme.baseline), _level(programme.followup)
    interval = programme.followup.interval if isinstance(programme.followup, Measurement) else None
    return {
        "then": _wave(programme.baseline, say),
        "now": _wave(programme.followup, say),
        "change": say.changed(programme.change) if programme.change else "",
        "verdict": say.verdict(programme.change),
        "test": say.p_value(programme.change),
        "chart": streak(scale, then, now, interval),
        "alt": say.say("streak_alt", name=say.words["index"], then=say.index(then), now=say.index(now)),
    }


def _level(wave: Measurement | Gap) -> float | Gap:
    return wave.index if isinstance(wave, Measurement) else wave


def _wave(wave: Measurement | Gap, say: Wording) -> dict[str, str]:
    if isinstance(wave, Gap):
        return {"index": say.words[wave], "limits": "", "n": "", "top_two": "", "top_two_limits": ""}
    return {
        "index": say.index(wave.index),
        "limits": say.interval(wave.interval),
        "n": say.count(wave.n),
        "top_two": say.share(wave.top_two),
        "top_two_limits": say.interval(wave.top_two_interval, factor=100),
    }


def _office_row(one: OfficeComparison, scale: Scale, say: Wording) -> dict[str, object]:
    pair = one.comparison
    interval = pair.followup.interval if isinstance(pair.followup, Measurement) else None
    return {
        "office": one.office,
        "then": _wave(pair.baseline, say),
        "now": _wave(pair.followup, say),
        "change": say.signed(pair.change.value) if pair.change else "",
        "change_limits": say.interval(pair.change.interval, signed=True) if pair.change else "",
        "chart": streak(scale, _level(pair.baseline), _level(pair.followup), interval),
    }


def chart_title(scale: Scale, say: Wording) -> str:
    """The head of a column of streaks, which names their scale."""
    return say.say("change_drawn", low=round(scale.low), high=round(scale.high))
