"""Registers and settings as pages: wrong entries name their field and keep what was typed."""

import pytest

from probierz.offices.rules import SharingTopic
from probierz.programme.models import (
    IndicatorReading,
    OfficeCertification,
    TrainingRecord,
)
from probierz.programme.tests.conftest import url, withdraw
from probierz.programme.tests.test_measures import certify, train

pytestmark = pytest.mark.django_db


CERTIFICATION = {"scope": "zadania", "granted_on": "2026-05-01", "valid_until": "2029-05-01"}
TRAINING = {"course": "rep", "held_on": "2026-03-01", "hours": "32", "trained": "2", "examined": "2", "passed": "1"}
READING = {
    "wave": "baseline",
    "since_on": "2025-01-01",
    "last_on": "2025-12-31",
    "numerator": "9",
    "denominator": "10",
}


@pytest.mark.parametrize(
    ("name", "typed", "model"),
    [
        ("add_certification", CERTIFICATION, OfficeCertification),
        ("add_training", TRAINING, TrainingRecord),
        ("add_indicator", READING, IndicatorReading),
    ],
)
def test_an_entry_is_written_into_its_register(staff, cast, inside, name, typed, model):
    answer = staff.post(url(name), {"office": cast.lipowo.pk, **typed})

    assert answer.url == url("results")
    assert model.objects.get().office == cast.lipowo


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        ("add_certification", {**CERTIFICATION, "valid_until": "2025-01-01"}, "valid_until"),
        ("add_certification", {**CERTIFICATION, "scope": " "}, "scope"),
        ("add_training", {**TRAINING, "passed": "3"}, "passed"),
        ("add_training", {**TRAINING, "examined": "3"}, "examined"),
        ("add_training", {**TRAINING, "trained": "dwa"}, "trained"),
        ("add_indicator", {**READING, "numerator": "11"}, "numerator"),
        ("add_indicator", {**READING, "last_on": "2024-01-01"}, "last_on"),
        ("add_indicator", {**READING, "denominator": "0"}, "denominator"),
    ],
)
def test_a_wrong_entry_names_its_field_and_keeps_what_was_typed(staff, cast, inside, name, typed, field):
    page = staff.post(url(name), {"office": cast.lipowo.pk, **typed})

    form = page.context["form"]
    assert list(form.errors) == [field]
    assert all(form[key].value() == value for key, value in typed.items() if key not in {"valid_until"})


def test_an_entry_for_a_strange_office_is_refused(staff, cast):
    withdraw(cast, SharingTopic.PARTICIPATION)

    page = staff.post(url("add_training"), {"office": cast.lipowo.pk, **TRAINING})

    assert "office" in page.context["form"].errors


def test_the_same_certificate_twice_is_said_on_the_form(staff, cast):
    staff.post(url("add_certification"), {"office": cast.lipowo.pk, **CERTIFICATION})

    page = staff.post(url("add_certification"), {"office": cast.lipowo.pk, **CERTIFICATION})

    assert page.context["form"].errors["office"]


@pytest.mark.parametrize("kind", ["certification", "training"])
def test_an_entry_made_by_mistake_is_removed_after_a_question(staff, cast, inside, kind):
    certify(cast, cast.lipowo)
    train(cast, cast.lipowo)
    model = OfficeCertification if kind == "certification" else TrainingRecord
    address = url(f"remove_{kind}", pk=model.objects.get().pk)

    assert staff.get(address).status_code == 200
    assert staff.post(address).url == url("results")
    assert not model.objects.exists()
    assert staff.post(address).status_code == 404


def test_settings_are_changed_and_wrong_days_refused(staff, cast):
    typed = {"name_pl": "Nowa", "name_en": "New", "motto_pl": "", "motto_en": "", "starts_on": "2026-01-01"}

    wrong = staff.post(url("settings"), {**typed, "closes_on": "2025-01-01"})
    assert wrong.context["form"].errors["closes_on"]
    assert wrong.context["form"]["name_pl"].value() == "Nowa"

    assert staff.post(url("settings"), {**typed, "closes_on": "2027-01-01", "is_public": "on"}).status_code == 302
    cast.programme.refresh_from_db()
    assert (cast.programme.name_pl, cast.programme.is_public) == ("Nowa", True)
