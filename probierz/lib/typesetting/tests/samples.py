"""One document of each kind, filled as in real life, for tests that look at all of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.papers import Letterhead, to_pdf
from probierz.lib.papers.tests.samples import paper
from probierz.lib.typesetting import (
    Attendee,
    Meeting,
    ParticipationCertificate,
    SheetForm,
    Signatory,
    SurveySheet,
    typeset_attendance_list,
    typeset_certificate,
    typeset_report,
    typeset_sheets,
)
from probierz.lib.typesetting.paper_form import FormSeries, typeset_forms
from probierz.lib.typesetting.report import content as c

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><circle cx="30" cy="30" r="28" fill="none" '
    b'stroke="#0b5563" stroke-width="3"/><path d="M14 40 L30 14 L46 40Z" fill="#0b5563"/></svg>'
)
OFFICES = ("Starostwo Powiatowe w Łęczycy", "Urząd Gminy w Mszanie Dolnej", "Urząd Miasta i Gminy w Olkuszu")
PROGRAMME = "ISO dla Obszarów Metropolitalnych"
MOTTO = "Jakość urzędu to satysfakcja klienta"
MADE_ON = date(2026, 11, 2)
SURVEY = shipped_questionnaires()[CLIENT_SURVEY]
SERIES = FormSeries(first=9, last=10, batch=2, point="Stanowisko 4", letterhead=Letterhead(name=OFFICES[0], logo=LOGO))


def certificate(language: str = "pl", **changes: object) -> ParticipationCertificate:
    given: dict[str, object] = {
        "number": "ZPP/2011/0007",
        "language": language,
        "issuer_name": "Związek Powiatów Polskich",
        "issuer_logo": LOGO,
        "recipient": OFFICES[0],
        "programme": PROGRAMME,
        "standard": "ISO 9001:2008",
        "period": "do 20 stycznia 2011",
        "place": "Urząd Miasta Łodzi",
        "employees": 1046,
        "conference": f"„{MOTTO}”",
        "signatories": (Signatory(name="Łucja Święcicka", function="Prezes Zarządu"),),
        "check_url": "https://probierz.example.pl/c/4f1e9b7c2a6d40d1b0c3e5f7a9182736",
        "issued_on": date(2011, 1, 20),
        "demo": True,
    }
    return ParticipationCertificate(**{**given, **changes})  # type: ignore[arg-type]  # tests may give anything


def measurement(index: float, n: int) -> c.Measurement:
    interval = c.Interval(index - 1.4, index + 1.4)
    return c.Measurement(n=n, index=index, interval=interval, top_two=0.75, top_two_interval=c.Interval(0.71, 0.79))


def comparison(then: float, now: float) -> c.Comparison:
    change = c.Change(now - then, c.Interval(now - then - 1.3, now - then + 1.3), 0.0002)
    return c.Comparison(baseline=measurement(then, 4100), followup=measurement(now, 4312), change=change)


HIDDEN = c.Comparison(baseline=c.Gap.HIDDEN, followup=c.Gap.HIDDEN)


def bare_report(language: str = "pl") -> c.ClosingReport:
    """Only what must be known; every section has to say that it has nothing."""
    return c.ClosingReport(
        language=language,
        programme=PROGRAMME,
        organiser="Związek Powiatów Polskich",
        standard="ISO 9001:2008",
        closed_on=date(2011, 1, 20),
        generated_at=datetime(2026, 11, 21, 8, 5, tzinfo=UTC),
        offices_total=20,
        employees_total=1457,
        certificates_total=20,
    )


def full_report(language: str = "pl", **changes: object) -> c.ClosingReport:
    span = c.Span(date(2009, 7, 1), date(2009, 12, 31))
    day = date(2011, 1, 20)
    given: dict[str, object] = {
        "organiser_logo": LOGO,
        "motto": MOTTO,
        "started_on": date(2009, 7, 1),
        "goals": ("poprawa sprawności organizacyjnej urzędów",),
        "scope": "System zarządzania jakością w urzędach gmin, miast i powiatów.",
        "conference": c.Conference(title=MOTTO, held_on=day, place="Łódź", topics=("podsumowanie",), attended=64),
        "results": (
            c.Result(
                statement="wzrost zadowolenia",
                measure="Indeks zadowolenia klientów",
                unit=c.Unit.INDEX,
                baseline=65.2,
                followup=71.4,
                change=c.Change(6.2, c.Interval(4.9, 7.5)),
                status="potwierdzone",
            ),
            c.Result(
                statement="sprawność",
                measure="Sprawy w terminie",
                unit=c.Unit.SHARE,
                baseline=0.911,
                followup=0.948,
                change=c.Change(0.037, c.Interval(0.02, 0.054)),
                status="potwierdzone",
                note="z rejestru spraw",
            ),
            c.Result(
                statement="certyfikat dla każdego",
                measure="Urzędy z certyfikatem",
                unit=c.Unit.COUNT,
                baseline=0,
                followup=20,
                out_of=20,
                change=c.Change(20, c.Interval(20, 20)),
                status="potwierdzone",
            ),
            c.Result(
                statement="szkolenia",
                measure="Zdawalność",
                unit=c.Unit.SHARE,
                baseline=c.Gap.NO_DATA,
                followup=c.Gap.NO_DATA,
                status="brak danych",
            ),
        ),
        "participants": tuple(c.Participant(office=name, kind="powiat", employees=40) for name in OFFICES),
        "stages": (
            c.Stage(name="Nabór", planned=span, actual=span, offices_done=20, offices_total=20, note="w terminie"),
            c.Stage(name="Diagnoza", planned=c.Span(date(2010, 1, 1)), offices_done=3),
            c.Stage(name="Podtrzymanie"),
        ),
        "trainings": (
            c.Training(course="Auditor wewnętrzny", people=92, hours=24, certificates=88, pass_rate=0.9565),
            c.Training(course="Pełnomocnik", people=20),
        ),
        "diagnoses": (
            c.Diagnosis(office=OFFICES[0], baseline=41.5, followup=88.0),
            c.Diagnosis(office=OFFICES[1], baseline=c.Gap.NO_DATA, followup=75.0),
        ),
        "satisfaction": c.Survey(
            programme=comparison(65.2, 71.4),
            offices=(
                c.OfficeComparison(office=OFFICES[0], comparison=comparison(61.0, 66.4)),
                c.OfficeComparison(office=OFFICES[1], comparison=HIDDEN),
            ),
            channels=(c.Channel(name="kod QR", baseline=2100, followup=2500),),
            baseline_wave=span,
            followup_wave=c.Span(date(2010, 10, 1), date(2010, 12, 15)),
            note="Odpowiedzi są syntetyczne.",
        ),
        "communication": c.Survey(programme=comparison(58.9, 63.0)),
        "participation": (
            c.IssuedCertificate(number="ZPP/2011/0001", office=OFFICES[0], issued_on=day),
            c.IssuedCertificate(number="ZPP/2011/0002", office=OFFICES[1], revoked=True),
        ),
        "conformity": (
            c.ConformityCertificate(office=OFFICES[0], standard="ISO 9001:2008", granted_on=day),
            c.ConformityCertificate(office=OFFICES[1], standard="ISO 9001:2008"),
        ),
        "costs": c.Costs(
            for_offices=Decimal(0), lines=(c.Cost(name="Szkolenia", amount=Decimal("1234.50")),), note="Według umowy."
        ),
        "conclusions": ("Wspólne szkolenia skróciły przygotowanie dokumentacji.",),
        "good_practices": (c.Passage(title="Karta usługi", text="Jedna strona na usługę."),),
        "sustainability": ("Coroczne badanie tym samym kwestionariuszem.",),
        "sources": c.Sources(
            facts=("Lista urzędów pochodzi z artykułu.",),
            synthetic=("Odpowiedzi wygenerowano.",),
            counts=(c.RowCount(name="odpowiedzi", rows=8412),),
            digest="3f9ac1b2",
        ),
        "demo": True,
    }
    base = bare_report(language)
    required = {name: getattr(base, name) for name in base.__slots__ if name not in given}
    return c.ClosingReport(**{**required, **given, **changes})


def meeting(language: str = "pl", **changes: object) -> Meeting:
    given: dict[str, object] = {
        "language": language,
        "title": MOTTO,
        "held_on": date(2011, 1, 20),
        "organiser": "Związek Powiatów Polskich",
        "place": "Urząd Miasta Łodzi",
        "organiser_logo": LOGO,
        "demo": True,
    }
    return Meeting(**{**given, **changes})  # type: ignore[arg-type]  # tests may give anything


PEOPLE = tuple(
    Attendee(name=f"Żaneta Gżegżółka {place}", office=OFFICES[2], function="Sekretarz") for place in range(13)
)


def sheets(form: SheetForm, language: str = "pl") -> bytes:
    points = [
        SurveySheet(
            point=f"Stanowisko {n}", address=f"https://probierz.example.pl/a/{n}?z=qr", short_address=f"a.pl/{n}"
        )
        for n in (1, 2)
    ]
    day = date(2026, 11, 21)
    return typeset_sheets(
        points, form=form, language=language, office_name=OFFICES[0], office_logo=LOGO, made_on=day, demo=True
    )


DOCUMENTS: dict[str, Callable[[str], bytes]] = {
    "certificate": lambda language: typeset_certificate(certificate(language)),
    "report": lambda language: typeset_report(full_report(language)),
    "bare report": lambda language: typeset_report(bare_report(language)),
    "poster": lambda language: sheets(SheetForm.A4, language),
    "small sheet": lambda language: sheets(SheetForm.A5, language),
    "tent": lambda language: sheets(SheetForm.TENT, language),
    "paper form": lambda language: typeset_forms(SURVEY, SERIES, language=language, made_on=MADE_ON, demo=True),
    "attendance list": lambda language: typeset_attendance_list(meeting(language), PEOPLE, blank_rows=3),
    "paper": lambda language: to_pdf(paper(language)),
    "bare paper": lambda language: to_pdf(paper(language, facts=(), sections=(), footer="", stamp="", demo=False)),
}
