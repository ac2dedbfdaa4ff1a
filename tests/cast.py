"""The people and places of every test, fixed, with Polish letters on purpose.

Łucja leads quality in the office of Lipowo, Żaneta audits there, Bogdan works there, Wójt Ścibor
heads it. Celina leads quality in the office of Olszyny, a stranger to Lipowo. Święcicka coordinates
the programme in which both take part; Gżegżółka runs the installation.
"""

from dataclasses import dataclass
from datetime import date

from probierz.access.actor import Actor, actor_of
from probierz.lib.polish import fold, sort_key
from probierz.offices.models import (
    Association,
    Consent,
    Office,
    OfficeIdentity,
    Participation,
    Programme,
)
from probierz.offices.rules import OfficeKind, SharingTopic
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account, Coordinator, Employee, Employment, Membership
from probierz.people.rules import Role

PASSWORD = "mokra-kwadra-lipa-9"
SINCE = date(2010, 1, 1)
TODAY = date(2026, 11, 2)


@dataclass(frozen=True)
class Cast:
    lipowo: Office
    olszyny: Office
    programme: Programme
    lucja: Account
    zaneta: Account
    bogdan: Account
    scibor: Account
    celina: Account
    swiecicka: Account
    administrator: Account

    def actor(self, account: Account) -> Actor:
        """The actor of a member of the cast, as the middleware would build it."""
        return actor_of(account, on=TODAY)


def assemble() -> Cast:
    lipowo = _office("urzad-lipowo", "Urząd Gminy w Lipowie")
    olszyny = _office("urzad-olszyny", "Urząd Gminy w Olszynach")
    programme = _programme(lipowo, olszyny)
    return Cast(
        lipowo=lipowo,
        olszyny=olszyny,
        programme=programme,
        lucja=_member("Łucja Żółć", lipowo, Role.QUALITY_REPRESENTATIVE),
        zaneta=_member("Żaneta Ćwik", lipowo, Role.INTERNAL_AUDITOR),
        bogdan=_member("Bogdan Łoś", lipowo, Role.EMPLOYEE),
        scibor=_member("Ścibor Źrebiec", lipowo, Role.OFFICE_HEAD),
        celina=_member("Celina Śnieg", olszyny, Role.QUALITY_REPRESENTATIVE),
        swiecicka=_coordinator("Święcicka", programme),
        administrator=_account("Gżegżółka", is_administrator=True),
    )


def _office(code: str, name: str) -> Office:
    office = Office.objects.create(
        code=code, name=name, sort_key=sort_key(name), kind=OfficeKind.RURAL_MUNICIPALITY, teryt="1427022"
    )
    OfficeIdentity.objects.create(office=office, name=name, teryt="1427022", since=SINCE)
    return office


def _programme(*offices: Office) -> Programme:
    association = Association.objects.create(code="zwiazek-gmin", name="Związek Gmin Doliny", short_name="ZGD")
    programme = Programme.objects.create(
        code="jakosc-dolina",
        association=association,
        name_pl="Jakość w Dolinie",
        name_en="Quality in the Valley",
        standard="iso9001-2015",
        starts_on=date(2026, 1, 1),
    )
    for office in offices:
        participation = Participation.objects.create(programme=programme, office=office, since=date(2026, 1, 1))
        for topic in SharingTopic:
            Consent.objects.create(participation=participation, topic=topic, since=date(2026, 1, 1))
    return programme


def _account(name: str, *, is_administrator: bool = False) -> Account:
    address = f"{fold(name).replace(' ', '.')}@example.org"
    return Account.objects.create_user(address, PASSWORD, name=name, is_administrator=is_administrator)


def _member(name: str, office: Office, role: Role) -> Account:
    account = _account(name)
    given_name, family_name = name.split(" ")
    with office_scope(office.pk):
        Membership(office=office, account=account, role=role, since=SINCE).save()
        employee = Employee(
            office=office,
            number=account.email,
            given_name=given_name,
            family_name=family_name,
            email=account.email,
            account=account,
            search_key=fold(name),
            sort_key=sort_key(f"{family_name} {given_name}"),
        )
        employee.save()
        Employment(office=office, employee=employee, since=SINCE).save()
    return account


def _coordinator(name: str, programme: Programme) -> Account:
    account = _account(name)
    with programme_scope(programme.pk):
        Coordinator(programme=programme, account=account, since=date(2026, 1, 1)).save()
    return account
