"""What audits ask of each person: before, at and after the audit, until nothing is left."""

import pytest
from django.test import Client

from probierz.audits.actions import conduct, reports
from probierz.audits.tests.conftest import TODAY, Here, employee_of
from probierz.audits.tests.stories import reported
from probierz.people.models import Account

pytestmark = pytest.mark.usefixtures("frozen")
SEND, CLOSE, READ = "Wyślij raport i ustalenia", "Zamknij audit", "Przeczytaj raport"


def desk(client: Client, who: Account) -> str:
    client.force_login(who)
    return client.get("/moje-sprawy/").content.decode()


def test_a_signed_report_waits_to_be_sent_raised_read_and_closed(client: Client, here: Here) -> None:
    audit = reported(here)
    assert SEND in desk(client, here.cast.zaneta)
    assert CLOSE in desk(client, here.cast.lucja)

    reports.send_report(here.zaneta, audit=audit, people=[employee_of(here.cast.bogdan)], on=TODAY)
    assert SEND in desk(client, here.cast.zaneta)
    assert READ in desk(client, here.cast.bogdan)
    reports.raise_finding(here.zaneta, question=here.question(audit), on=TODAY)
    assert SEND not in desk(client, here.cast.zaneta)

    conduct.close(here.lucja, audit=audit, on=TODAY)
    assert CLOSE not in desk(client, here.cast.lucja)


def test_those_who_prepare_and_ask_are_led_to_their_audit(client: Client, here: Here) -> None:
    here.planned()
    assert "Wybierz zespół auditu" in desk(client, here.cast.lucja)

    here.running("Jak?")
    assert "Przeprowadź audit" in desk(client, here.cast.zaneta)
