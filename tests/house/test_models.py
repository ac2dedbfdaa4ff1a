"""Every model says whose it is and what it keeps about people."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import probierz
from probierz.lib.privacy import Privacy
from probierz.offices.owned import Owned

OURS = [m for m in apps.get_models() if m.__module__.startswith("probierz.")]
MIGRATIONS = sorted(Path(probierz.__path__[0]).glob("*/migrations/0*.py"))

# Rows that belong to nobody in particular. The list only ever gets shorter, or a reason longer.
GLOBAL = {
    "access.ApiToken": "Belongs to an account, which may serve several offices.",
    "certificates.Register": "The numbers of an association, which runs several programmes.",
    "jobs.DutyRun": "The installation's own memory of its timetable.",
    "notices.Letter": "Goes to an account, which may serve several offices.",
    "notices.MailPreference": "Belongs to an account, which may serve several offices.",
    "notices.Notice": "Belongs to an account, which may serve several offices.",
    "offices.Association": "Stands above programmes; public.",
    "offices.Consent": "Belongs to a participation, between an office and a programme.",
    "offices.Office": "Is the owner itself.",
    "offices.OfficeIdentity": "The name of an office in time is public.",
    "offices.OfficeSuccession": "Joins two offices; public.",
    "offices.Participation": "Joins an office and a programme; public by nature.",
    "offices.Programme": "Is the owner itself.",
    "people.Account": "One account may serve several offices.",
    "standards.Catalog": "A standard is the same for every office.",
    "standards.Crosslink": "Joins clauses of two standards.",
    "standards.Requirement": "A clause is the same for every office.",
    "surveys.Questionnaire": "Questions are asked by many programmes in the same words.",
    "surveys.QuestionnaireVersion": "Frozen questions, the same for everybody.",
    "trail.Event": "Outlives its owner; belongs to a chain by text.",
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_is_owned_or_listed_with_a_reason(model: type[models.Model]) -> None:
    assert issubclass(model, Owned) != (model._meta.label in GLOBAL)


def test_the_list_of_global_models_names_no_strangers() -> None:
    assert set(GLOBAL) <= {model._meta.label for model in OURS}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_declares_what_it_keeps_about_people(model: type[models.Model]) -> None:
    declared = getattr(model, "privacy", None)
    assert isinstance(declared, Privacy)

    names = {field.name for field in model._meta.get_fields()}
    assert set(declared.personal) | set(declared.found_by) <= names


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_order_is_asked_for_and_never_assumed(model: type[models.Model]) -> None:
    assert model._meta.ordering == []


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_migration_outlives_the_enums_of_its_day(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert "rules" not in text
    assert "office_kinds" not in text
