"""Objectives, risks, opportunities and the policy are found while they count."""

from datetime import timedelta

from django.core.management import call_command

from probierz.access.actor import Actor
from probierz.planning.actions import objectives, opportunities, policy, risks
from probierz.planning.rules import Category, ObjectiveCommand, OpportunityCommand, Response
from probierz.search.queries import find
from tests.cast import TODAY, Cast


def titles(actor: Actor, words: str) -> list[str]:
    return [found.title for found in find(actor, words)]


def test_a_risk_is_found_until_it_is_closed(here: Cast, lucja: Actor):
    card = risks.RiskCard(
        name="Powódź w archiwum",
        category=Category.PROPERTY,
        likelihood=2,
        impact=4,
        response=Response.TREAT,
        cause="niska piwnica",
    )
    risk = risks.add_risk(lucja, office=here.lipowo, card=card, on=TODAY)
    assert titles(lucja, "piwnice archiwum") == [str(risk)]

    risks.close_risk(lucja, risk=risk, on=TODAY, today=TODAY)

    assert titles(lucja, "powódź") == []


def test_an_objective_is_found_until_it_is_given_up(here: Cast, lucja: Actor):
    aim = objectives.Aim(name="Krótsze kolejki", due_on=TODAY + timedelta(days=90))
    objective = objectives.set_objective(lucja, office=here.lipowo, aim=aim, on=TODAY)
    assert titles(lucja, "kolejka") == ["Krótsze kolejki"]

    objectives.close_objective(
        lucja, objective=objective, command=ObjectiveCommand.DROP, result="Nie ma kolejek.", on=TODAY
    )

    assert titles(lucja, "kolejka") == []


def test_an_opportunity_is_found_until_it_is_given_up(here: Cast, lucja: Actor):
    chance = opportunities.Chance(name="Wspólny zakup energii", gain=4, effort=2, next_review_on=TODAY)
    row = opportunities.add_opportunity(lucja, office=here.lipowo, chance=chance, on=TODAY)
    assert titles(lucja, "zakupy") == [str(row)]

    opportunities.decide_opportunity(lucja, row=row, command=OpportunityCommand.DROP, result="Za drogo.")

    assert titles(lucja, "zakupy") == []


def test_only_the_policy_in_force_is_found_also_after_the_index_is_made_anew(here: Cast, lucja: Actor, scibor: Actor):
    for text in ("Słuchamy mieszkańców.", "Szanujemy mieszkańców."):
        policy.write_policy(lucja, office=here.lipowo, text=text)
        policy.adopt_policy(scibor, office=here.lipowo, seen=text, on=TODAY, today=TODAY)
    policy.write_policy(lucja, office=here.lipowo, text="Lubimy mieszkańców.")
    [before] = titles(lucja, "mieszkaniec")

    call_command("rebuild_search", verbosity=0)

    assert before.endswith(" 2")
    assert titles(lucja, "mieszkaniec") == [before]
