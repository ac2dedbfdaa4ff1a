"""Desks, units and channels stand side by side: none of them gives away a desk that another table hides."""

from probierz.lib.statistics.lines import is_given
from probierz.offices.scope import office_scope
from probierz.surveys import queries
from probierz.surveys.rules import THRESHOLD, Channel
from probierz.surveys.tests import factories
from tests.cast import Cast

# A website collects by its link alone; the small desk has three sheets of paper.
SIZES = {
    ("Rzecznik", Channel.PAPER): 3,
    ("Strona", Channel.LINK): 15,
    ("Sala", Channel.PAPER): 40,
    ("Sala", Channel.QR): 26,
    ("Kiosk", Channel.KIOSK): 16,
}


def test_a_channel_that_is_nothing_but_a_hidden_desk_is_hidden_too(cast: Cast) -> None:
    campaign = factories.campaign(cast)
    wave = factories.opened(campaign)
    points = {
        name: factories.point(cast.lipowo, campaign, name) for name in dict.fromkeys(name for name, _channel in SIZES)
    }
    for (name, channel), count in SIZES.items():
        factories.answered(wave, points[name], [4] * count, channel=channel)
    factories.closed(campaign)

    with office_scope(cast.lipowo.pk):
        found = queries.office_results(cast.lipowo, wave)
        shown_points = {name for name, one in found.points if not one.is_hidden}
        shown_channels = {one.channel for one in found.channels if not one.is_hidden}

    told = [frozenset(SIZES)]
    told += [frozenset(cell for cell in SIZES if cell[0] == name) for name in shown_points]
    told += [frozenset(cell for cell in SIZES if cell[1] == channel) for channel in shown_channels]
    small = frozenset(cell for cell, n in SIZES.items() if n < THRESHOLD)
    assert "Rzecznik" not in shown_points
    assert not is_given(SIZES, small, told)
    assert shown_points
    assert shown_channels
