"""One question for the machines that watch the installation: is it alive?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from probierz.access.doors import public_view


@public_view("Watched by machines; answers nothing but the state.")
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": False}, status=503)
    return JsonResponse({"status": "ok", "database": True})
