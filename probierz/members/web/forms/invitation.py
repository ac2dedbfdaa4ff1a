"""How somebody who was invited introduces themselves."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from probierz.members.actions.invitations import NewPerson
from probierz.people.models import Account


class IntroductionForm(forms.Form):
    """Name and password of a new account."""

    name = forms.CharField(
        label=_("Name and surname"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. A few words that belong together only for you are best."),
    )
    repeated = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *arguments: Any, email: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.email = email

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        person = Account(email=self.email, name=self.cleaned_data.get("name", ""))
        password_validation.validate_password(password, person)
        return password

    def clean_repeated(self) -> str:
        repeated: str = self.cleaned_data["repeated"]
        if "password" in self.cleaned_data and self.cleaned_data["password"] != repeated:
            raise forms.ValidationError(gettext("The two passwords differ. Type the same one twice."))
        return repeated

    def person(self) -> NewPerson:
        return NewPerson(name=self.cleaned_data["name"], password=self.cleaned_data["password"])
