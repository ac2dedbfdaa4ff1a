"""Forms of planning."""

from probierz.planning.web.forms.context import ContextForm, EndForm, IssueForm, PartyForm
from probierz.planning.web.forms.control import GoalForm, StatementForm
from probierz.planning.web.forms.objectives import (
    AdoptForm,
    ClosingForm,
    ObjectiveFilters,
    ObjectiveForm,
    PolicyForm,
    StepForm,
)
from probierz.planning.web.forms.risks import (
    DecisionForm,
    OpportunityFilters,
    OpportunityForm,
    ReviewForm,
    RiskFilters,
    RiskForm,
    ScaleForm,
)

__all__ = [
    "AdoptForm",
    "ClosingForm",
    "ContextForm",
    "DecisionForm",
    "EndForm",
    "GoalForm",
    "IssueForm",
    "ObjectiveFilters",
    "ObjectiveForm",
    "OpportunityFilters",
    "OpportunityForm",
    "PartyForm",
    "PolicyForm",
    "ReviewForm",
    "RiskFilters",
    "RiskForm",
    "ScaleForm",
    "StatementForm",
    "StepForm",
]
