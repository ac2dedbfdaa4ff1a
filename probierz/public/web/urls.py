"""Addresses of the public site."""

from django.urls import path

from probierz.public.web import services, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("programy/<slug:code>/", views.programme, name="programme"),
    path("programy/<slug:code>/konferencja/", views.conference, name="conference"),
    path("urzedy/<slug:code>/", views.office, name="office"),
    path("urzedy/<slug:code>/uslugi/", services.services, name="services"),
    path("urzedy/<slug:code>/uslugi/<slug:slug>/", services.service, name="service"),
    path("aktualnosci/", views.news, name="news"),
    path("aktualnosci/<str:key>/", views.news_item, name="news_item"),
]
