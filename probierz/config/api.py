"""The API: every route behind a token, the same actions and queries as the pages."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.security import HttpBearer

from probierz.access.actor import Actor
from probierz.access.doors import token_view
from probierz.access.tokens import actor_of_token
from probierz.audits.api.routes import router as audits
from probierz.desk.api.routes import router as desk
from probierz.documents.api.routes import router as documents
from probierz.improvement.api.routes import router as improvement
from probierz.jobs.writer import Overloaded
from probierz.planning.api.routes import router as planning
from probierz.processes.api.routes import router as processes
from probierz.reviews.api.routes import router as reviews
from probierz.standards.api.routes import router as standards


class TokenAuth(HttpBearer):
    """`Authorization: Bearer pbz_...`; tokens are made on the page of one's own account."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return actor_of_token(token, on=timezone.localdate())


def _behind_token(routes: Iterable[URLPattern | URLResolver]) -> list[URLPattern]:
    views = (one for one in routes if isinstance(one, URLPattern) and one.name != "api-root")
    return [URLPattern(r.pattern, token_view(r.callback), r.default_args, r.name) for r in views]


api = NinjaAPI(
    title="Probierz",
    version="1",
    description="Quality management of offices and programmes.",
    auth=TokenAuth(),
    docs_url=None,
    openapi_url=None,
)
api.add_router("", desk)
api.add_router("", documents)
api.add_router("", standards)
api.add_router("", processes)
api.add_router("", planning)
api.add_router("", audits)
api.add_router("", improvement)
api.add_router("", reviews)
patterns = (_behind_token(api.urls[0]), *api.urls[1:])

TRY_AGAIN_AFTER = 10  # seconds


@api.exception_handler(Overloaded)
def ask_to_wait(request: HttpRequest, _problem: Overloaded) -> HttpResponse:
    """Nobody is thanked before the commit; what was begun may still be kept, so the sender should look first."""
    words = _("Too much arrives at once. Look whether your record is there; when it is not, send it again.")
    answer: HttpResponse = api.create_response(request, {"detail": words}, status=503)
    answer["Retry-After"] = str(TRY_AGAIN_AFTER)
    return answer
