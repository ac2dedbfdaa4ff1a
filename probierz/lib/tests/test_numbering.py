"""Certificate numbers are printed, read back and refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.numbering import CertificateNumber

NUMBERS = st.builds(
    CertificateNumber, st.sampled_from(["ZPP", "ŁÓDŹ-2", "A"]), st.integers(1000, 9999), st.integers(1, 10**6)
)


def test_a_number_is_printed_with_four_digits_or_more() -> None:
    assert str(CertificateNumber("ZPP", 2011, 7)) == "ZPP/2011/0007"
    assert str(CertificateNumber("ZPP", 2011, 12345)) == "ZPP/2011/12345"


@given(NUMBERS)
def test_a_number_is_read_back(number: CertificateNumber) -> None:
    assert CertificateNumber.read(f" {str(number).lower()} ") == number


@pytest.mark.parametrize(
    "typed", ["", "ZPP/2011/7", "ZPP/2011/0000", "ZPP/0011/0001", "ZPP/2011/00007", "Z_P/2011/0001"]
)
def test_what_is_no_number_is_not_read(typed: str) -> None:
    assert CertificateNumber.read(typed) is None


@pytest.mark.parametrize(
    ("series", "year", "serial"), [("zpp", 2011, 1), ("", 2011, 1), ("ZPP", 11, 1), ("ZPP", 2011, 0)]
)
def test_a_number_out_of_shape_is_not_made(series: str, year: int, serial: int) -> None:
    with pytest.raises(ValueError, match=r"a (series|year|serial)"):
        CertificateNumber(series, year, serial)
