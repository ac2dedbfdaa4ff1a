"""Addresses for the tests of the navigation."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", nothing, name="start"),
    path("o/<slug:office>/", nothing, name="office"),
    path("o/<slug:office>/ludzie/", nothing, name="people"),
    path("o/<slug:office>/ankiety/", nothing, name="surveys"),
    path("p/<slug:programme>/", nothing, name="board"),
    path("instalacja/", nothing, name="installation"),
    path("moje/", nothing, name="mine"),
]
