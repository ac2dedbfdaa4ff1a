"""The drawn path is the code that the library made, module by module."""

import re

import pytest
import segno

from probierz.lib.typesetting.qr import QUIET_ZONE, SERIES_MASK, qr_svg

ADDRESS = "https://probierz.example.pl/c/4f1e9b7c2a6d40d1b0c3e5f7a9182736"


def modules(drawing: bytes) -> set[tuple[int, int]]:
    path = drawing.decode().rpartition(' d="')[2]
    stretches = re.findall(r"M(\d+) (\d+)h(\d+)", path)
    return {(int(left) + step, int(top)) for left, top, width in stretches for step in range(int(width))}


@pytest.mark.parametrize("mask", [SERIES_MASK, None])
def test_drawing_has_exactly_the_dark_modules(mask):
    matrix = segno.make_qr(ADDRESS, error="m", mask=mask).matrix
    dark = {(x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(matrix) for x, cell in enumerate(row) if cell}

    assert modules(qr_svg(ADDRESS, mask=mask)) == dark
