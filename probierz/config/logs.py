"""Log lines without addresses: an address may hold the token of a certificate or the code of a survey."""

import logging

from django.http import HttpRequest


def route_of(request: HttpRequest) -> str:
    """The address as the code writes it, with names in place of values."""
    match = request.resolver_match
    return f"/{match.route}" if match else "(no such page)"


class RoutesInsteadOfAddresses(logging.Filter):
    """Takes addresses out of the lines that Django writes itself."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            record.args = tuple(route_of(request) if part == request.path else part for part in record.args)
        return True
