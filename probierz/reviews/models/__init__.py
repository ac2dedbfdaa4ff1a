"""Rows of management reviews."""

from probierz.reviews.models.decisions import Decision
from probierz.reviews.models.reviews import ManagementReview, Participant, ReviewInput

__all__ = ["Decision", "ManagementReview", "Participant", "ReviewInput"]
