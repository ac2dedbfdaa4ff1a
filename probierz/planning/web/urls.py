"""Addresses."""

from django.urls import path

from probierz.planning.web.views import context, control, objectives, opportunities, policy, risks

app_name = "planning"
_HERE = "o/<slug:office>/planowanie/"
_OBJECTIVES = f"{_HERE}cele/"
_OBJECTIVE = f"{_OBJECTIVES}<str:key>/"
_CONTEXT = f"{_HERE}kontekst/"
_RISKS = f"{_HERE}ryzyka/"
_RISK = f"{_RISKS}<str:key>/"
_OPPORTUNITIES = f"{_HERE}szanse/"
_OPPORTUNITY = f"{_OPPORTUNITIES}<str:key>/"
_CONTROL = f"{_HERE}kontrola/"
_STATEMENT = f"{_CONTROL}oswiadczenie/<int:year>/"
urlpatterns = [
    path(_HERE, objectives.overview, name="overview"),
    path(f"{_HERE}polityka/", policy.policy, name="policy"),
    path(f"{_HERE}polityka/zmien/", policy.write, name="write_policy"),
    path(f"{_HERE}polityka/przyjmij/", policy.adopt, name="adopt_policy"),
    path(f"{_HERE}polityka/<int:number>.<str:ending>", policy.paper, name="policy_paper"),
    path(f"{_OBJECTIVES}lista.<str:ending>", objectives.sheet, name="objective_sheet"),
    path(f"{_OBJECTIVES}dodaj/", objectives.add, name="add_objective"),
    path(_OBJECTIVE, objectives.objective, name="objective"),
    path(f"{_OBJECTIVE}karta.<str:ending>", objectives.paper, name="objective_paper"),
    path(f"{_OBJECTIVE}zmien/", objectives.change, name="change_objective"),
    path(f"{_OBJECTIVE}krok/", objectives.add_step, name="add_step"),
    path(f"{_OBJECTIVE}krok/<int:step>/zrobiony/", objectives.finish_step, name="finish_step"),
    path(f"{_OBJECTIVE}wynik/", objectives.close, name="close_objective"),
    path(_CONTEXT, context.context, name="context"),
    path(f"{_HERE}kontekst.<str:ending>", context.paper, name="context_paper"),
    path(f"{_CONTEXT}przeglad/", context.review, name="review_context"),
    path(f"{_CONTEXT}czynniki/dodaj/", context.add_issue, name="add_issue"),
    path(f"{_CONTEXT}czynniki/<str:key>/", context.change_issue, name="change_issue"),
    path(f"{_CONTEXT}czynniki/<str:key>/koniec/", context.end_issue, name="end_issue"),
    path(f"{_CONTEXT}strony/dodaj/", context.add_party, name="add_party"),
    path(f"{_CONTEXT}strony/<str:key>/", context.change_party, name="change_party"),
    path(f"{_CONTEXT}strony/<str:key>/koniec/", context.end_party, name="end_party"),
    path(_RISKS, risks.register, name="risks"),
    path(f"{_RISKS}lista.<str:ending>", risks.sheet, name="risk_sheet"),
    path(f"{_RISKS}rejestr.<str:ending>", risks.register_paper, name="risk_register"),
    path(f"{_RISKS}skala/", risks.scale, name="scale"),
    path(f"{_RISKS}dodaj/", risks.add, name="add_risk"),
    path(_RISK, risks.risk, name="risk"),
    path(f"{_RISK}karta.<str:ending>", risks.paper, name="risk_paper"),
    path(f"{_RISK}zmien/", risks.change, name="change_risk"),
    path(f"{_RISK}przeglad/", risks.review, name="review_risk"),
    path(f"{_RISK}krok/", risks.add_step, name="add_risk_step"),
    path(f"{_RISK}krok/<int:step>/zrobiony/", risks.finish_step, name="finish_risk_step"),
    path(f"{_RISK}koniec/", risks.close, name="close_risk"),
    path(_OPPORTUNITIES, opportunities.opportunity_list, name="opportunities"),
    path(f"{_OPPORTUNITIES}lista.<str:ending>", opportunities.sheet, name="opportunity_sheet"),
    path(f"{_OPPORTUNITIES}dodaj/", opportunities.add, name="add_opportunity"),
    path(_OPPORTUNITY, opportunities.opportunity, name="opportunity"),
    path(f"{_OPPORTUNITY}karta.<str:ending>", opportunities.paper, name="opportunity_paper"),
    path(f"{_OPPORTUNITY}zmien/", opportunities.change, name="change_opportunity"),
    path(f"{_OPPORTUNITY}decyzja/", opportunities.decide, name="decide_opportunity"),
    path(_CONTROL, control.control, name="control"),
    path(f"{_CONTROL}cele-<int:year>.<str:ending>", control.sheet, name="goal_sheet"),
    path(f"{_CONTROL}karta-celow-<int:year>.<str:ending>", control.goals_paper, name="goals_paper"),
    path(f"{_CONTROL}cele/<int:year>/dodaj/", control.add_goal, name="add_goal"),
    path(f"{_CONTROL}cele/<str:key>/", control.change_goal, name="change_goal"),
    path(_STATEMENT, control.write, name="write_statement"),
    path(f"{_STATEMENT}wydaj/", control.issue, name="issue_statement"),
    path(f"{_CONTROL}oswiadczenie-<int:year>.<str:ending>", control.paper, name="statement_paper"),
]
