"""Fills a new installation: run inside it, not by pytest."""

from django.db import transaction

from probierz.access.actor import system_actor
from probierz.attachments import store
from probierz.trail.recording import record
from probierz.trail.verbs import Verb
from tests.cast import assemble

cast = assemble()
for number in range(5):
    store.keep(f"content {number}".encode() * 5000)
with transaction.atomic():
    for number in range(20):
        record(system_actor("test"), Verb.OFFICE_RENAMED, cast.lipowo, after={"n": number}, at_office=cast.lipowo)
