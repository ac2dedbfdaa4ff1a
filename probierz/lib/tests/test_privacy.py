"""A model's declaration about people says enough to be acted upon."""

import pytest

from probierz.lib.privacy import Privacy, Retention, without_personal_data


def test_a_model_without_personal_fields_says_why() -> None:
    assert without_personal_data("a catalog").reason == "a catalog"

    with pytest.raises(ValueError, match="says why"):
        Privacy()


def test_a_row_that_is_deleted_as_a_whole_needs_no_list_of_fields() -> None:
    assert Privacy(is_deleted=True).personal == ()


def test_a_retention_period_is_not_negative() -> None:
    assert Retention(0).years == 0

    with pytest.raises(ValueError, match="not negative"):
        Retention(-1)
