"""Forms draw themselves so that every control says its name, its hint and its error."""

import re
from datetime import date

from django import forms
from django.utils import translation

from probierz.design.forms import DayInput


class Roster(forms.Form):
    number = forms.CharField(label="Numer", help_text="Z kadr.")
    since = forms.DateField(label="Od", widget=DayInput(), required=False)
    kind = forms.ChoiceField(label="Rodzaj", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    channels = forms.MultipleChoiceField(
        label="Kanały", choices=[("x", "X")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="Zgoda")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(label="Uwaga", widget=forms.Textarea(attrs={"class": "own"}), required=False)

    def clean(self):
        if self.data.get("number") == "7":
            raise forms.ValidationError("Siódemka jest zajęta.")


def tag(html: str, identity: str) -> str:
    found = re.search(rf'<(?:input|textarea|select)[^>]*id="{identity}"[^>]*>', html)
    assert found, identity
    return found.group()


def test_a_fresh_control_knows_its_hint_and_that_it_is_needed():
    control = tag(str(Roster()), "id_number")

    assert 'aria-describedby="id_number_helptext"' in control
    assert 'aria-required="true"' in control
    assert " required" not in control
    assert "aria-invalid" not in control
    assert 'class="govuk-input"' in control


def test_a_wrong_control_is_marked_and_its_error_is_named():
    html = str(Roster({}))

    assert 'aria-describedby="id_number_helptext id_number_error"' in tag(html, "id_number")
    assert 'aria-invalid="true"' in tag(html, "id_number")
    assert 'id="id_number_error"' in html


def test_a_group_of_radios_names_its_error_on_the_group():
    html = str(Roster({}))

    assert re.search(r'<fieldset[^>]*aria-describedby="id_kind_error"', html)
    assert "aria-invalid" not in tag(html, "id_kind_0")


def test_the_summary_links_to_the_first_control_of_each_wrong_field():
    with translation.override("pl"):
        html = str(Roster({}))

    links = re.findall(r'<a href="#([^"]+)">([^:<]+):', html)
    assert links == [("id_number", "Numer"), ("id_kind_0", "Rodzaj"), ("id_agreed", "Zgoda")]
    assert all(f'id="{anchor}"' in html for anchor, _ in links)


def test_an_error_of_the_whole_form_stands_in_the_summary():
    assert "<li>Siódemka jest zajęta.</li>" in str(Roster({"number": "7", "kind": "a", "agreed": "on"}))


def test_what_was_typed_stays():
    html = str(Roster({"number": 'A"1', "note": "<b>", "since": "jutro"}))

    assert 'value="A&quot;1"' in html
    assert "&lt;b&gt;" in html
    assert 'value="jutro"' in html


def test_dates_travel_in_one_form_in_every_language():
    with translation.override("pl"):
        html = str(Roster(initial={"since": date(2011, 1, 20)}))

    assert 'type="date"' in tag(html, "id_since")
    assert 'value="2011-01-20"' in tag(html, "id_since")


def test_a_class_of_its_own_is_kept_and_a_hidden_control_is_not_dressed():
    html = str(Roster())

    assert 'class="govuk-textarea own"' in tag(html, "id_note")
    assert "class" not in tag(html, "id_secret")


def test_fields_that_may_stay_empty_say_so():
    with translation.override("en"):
        html = str(Roster())

    assert html.count("(not required)") == 3
    assert "legend>Rodzaj\n" in html or "Rodzaj</legend>" in html
