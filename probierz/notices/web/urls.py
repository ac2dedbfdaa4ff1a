"""Addresses."""

from django.urls import path

from probierz.notices.web import views

app_name = "notices"
_HERE = "moje-sprawy/powiadomienia/"
urlpatterns = [
    path(_HERE, views.notice_list, name="list"),
    path(f"{_HERE}przeczytane/", views.read_all, name="read_all"),
    path(f"{_HERE}listy/", views.preferences, name="preferences"),
    path(f"{_HERE}<str:key>/otworz/", views.open_notice, name="open"),
]
