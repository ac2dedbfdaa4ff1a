"""Addresses of the public site."""

from django.urls import path

from probierz.public.web import service_cards, surveys, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("programy/<slug:code>/", views.programme, name="programme"),
    path("programy/<slug:code>/konferencja/", views.conference, name="conference"),
    path("urzedy/<slug:code>/", views.office, name="office"),
    path("urzedy/<slug:code>/badania/<str:key>/", surveys.survey, name="survey"),
    path("urzedy/<slug:code>/badania/<str:key>/dane.<str:ending>", surveys.data, name="survey_data"),
    path("urzedy/<slug:code>/badania/<str:key>/slownik.csv", surveys.dictionary, name="survey_dictionary"),
    path("urzedy/<slug:code>/uslugi/", service_cards.services, name="services"),
    path("urzedy/<slug:code>/uslugi/<slug:slug>/", service_cards.service, name="service"),
    path("aktualnosci/", views.news, name="news"),
    path("aktualnosci/<str:key>/", views.news_item, name="news_item"),
]
