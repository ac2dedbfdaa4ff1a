"""Rows of planning: policy and objectives, context, risks and opportunities, management control."""

from probierz.planning.models.context import ContextIssue, ContextReview, InterestedParty
from probierz.planning.models.control import Goal, Statement
from probierz.planning.models.objectives import Objective, ObjectiveStep, Policy
from probierz.planning.models.risks import Opportunity, Risk, RiskReview, RiskScale, RiskStep

__all__ = [
    "ContextIssue",
    "ContextReview",
    "Goal",
    "InterestedParty",
    "Objective",
    "ObjectiveStep",
    "Opportunity",
    "Policy",
    "Risk",
    "RiskReview",
    "RiskScale",
    "RiskStep",
    "Statement",
]
