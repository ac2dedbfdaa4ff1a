"""Addresses of the desk."""

from django.urls import path

from probierz.desk.web import views

app_name = "desk"
urlpatterns = [
    path("moje-sprawy/", views.duties, name="duties"),
    path("moje-konto/", views.account, name="account"),
    path("moje-konto/token/", views.new_token, name="new_token"),
    path("moje-konto/token/<str:key>/koniec/", views.end_token, name="end_token"),
    path("szukaj/", views.search, name="search"),
]
