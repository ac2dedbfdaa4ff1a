"""What tests of pages share: addresses, who looks, what a page says."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from probierz.people.models import Account


def at(page: str, **names: Any) -> str:
    return reverse(f"improvement:{page}", kwargs={"office": "urzad-lipowo", **names})


def as_(client: Client, account: Account) -> Client:
    client.force_login(account)
    return client


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def post(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, data, follow=True)
