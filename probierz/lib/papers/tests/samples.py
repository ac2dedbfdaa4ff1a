"""A paper filled as in real life: every kind of block, a long table, a section with nothing in it."""

from datetime import date

from probierz.lib.papers import Letterhead, Paper, Section, Table

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><circle cx="30" cy="30" r="28" fill="none" '
    b'stroke="#0b5563" stroke-width="3"/><path d="M14 40 L30 14 L46 40Z" fill="#0b5563"/></svg>'
)
TEXT = """W urzędzie stosujemy **procedurę** z art. 5 ust. 2; odpowiada za nią [pełnomocnik](https://example.pl).

# Zasady

1. Pierwsza zasada
   - punkt *a*
   - punkt b, a w nim `JRWA 0140`
2. Druga zasada

> Jakość urzędu to satysfakcja klienta.

3. Trzecia zasada

```
2026/0140
```

| Kto | Co |
|---|---|
| Łucja | sprawdza |

#### Szczegóły

Ostatni\\
wiersz [zły](javascript:alert(1)).
"""
CHANGES = Table(
    head=("Wydanie", "Data", "Zmiana", "Dni"),
    rows=(("1", "2 stycznia 2024", "Pierwsze wydanie", "12"), ("2", "5 maja 2025", "Zmieniono obieg", "3")) * 20,
    numeric=frozenset({3}),
    widths=(1, 2, 5, 1),
)


def paper(language: str = "pl", **changes: object) -> Paper:
    given: dict[str, object] = {
        "title": "Nadzór nad dokumentami w urzędzie",
        "subtitle": "Procedura P-01, wydanie 3",
        "letterhead": Letterhead(
            name="Urząd Gminy w Lipowie", address=("ul. Długa 5", "12-345 Lipowo"), contact=("tel. 12 3",), logo=LOGO
        ),
        "made_on": date(2026, 11, 21),
        "language": language,
        "facts": (("Właściciel", "Łucja Żółć"), ("Obowiązuje od", "1 grudnia 2026 r.")),
        "sections": (
            Section(heading="Cel i zakres", text_markdown=TEXT),
            Section(heading="Karta zmian", table=CHANGES),
            Section(heading="Załączniki", empty="Nie ma załączników."),
        ),
        "footer": "Wydruk z systemu",
        "stamp": "wydruk nienadzorowany",
        "demo": True,
    }
    return Paper(**{**given, **changes})  # type: ignore[arg-type]  # tests may give anything
