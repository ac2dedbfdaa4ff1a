"""Columns that several models of improvement share: people of the roster, an account, a place in the office."""

from typing import Any

from django.db import models

from probierz.lib.privacy import without_personal_data

THE_CASE = without_personal_data("About work, not about people; who acted only through the roster.")


def an_employee() -> Any:
    """A person of the roster; the row outlives the person."""
    return models.ForeignKey("people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")


def by_account() -> Any:
    """Who did it; empty when the installation itself did."""
    return models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")


def protected(model: str, related_name: str) -> Any:
    """A row of another part that may be named; it is not deleted while it is."""
    return models.ForeignKey(model, on_delete=models.PROTECT, null=True, blank=True, related_name=related_name)
