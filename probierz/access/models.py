"""Tokens with which a person's own programs may act, within narrower limits than the person."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since


class ApiToken(models.Model):
    """A token of one account. Only its hash is kept; `permissions` narrows what the person may."""

    privacy = Privacy(personal=("name",), retention=Retention(2, Since.DEPARTURE))

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, unique=True)
    permissions = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
