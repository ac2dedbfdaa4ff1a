"""Certificate numbers are printed, and refused when out of shape."""

import pytest

from probierz.lib.numbering import CertificateNumber


def test_a_number_is_printed_with_four_digits_or_more() -> None:
    assert str(CertificateNumber("ZPP", 2011, 7)) == "ZPP/2011/0007"
    assert str(CertificateNumber("ZPP", 2011, 12345)) == "ZPP/2011/12345"


@pytest.mark.parametrize(
    ("series", "year", "serial"), [("zpp", 2011, 1), ("", 2011, 1), ("ZPP", 11, 1), ("ZPP", 2011, 0)]
)
def test_a_number_out_of_shape_is_not_made(series: str, year: int, serial: int) -> None:
    with pytest.raises(ValueError, match=r"a (series|year|serial)"):
        CertificateNumber(series, year, serial)
