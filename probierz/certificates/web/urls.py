"""Addresses of certificates."""

from django.urls import path

from probierz.certificates.web.views import check, office, register, series

app_name = "certificates"
urlpatterns = [
    path("p/<slug:programme>/zaswiadczenia/", register.register, name="register"),
    path("p/<slug:programme>/zaswiadczenia/rejestr.<str:ending>", register.register_table, name="register_table"),
    path("p/<slug:programme>/zaswiadczenia/wszystkie.zip", register.download_all, name="download_all"),
    path("p/<slug:programme>/zaswiadczenia/seria/", series.new_series, name="new_series"),
    path("p/<slug:programme>/zaswiadczenia/seria/dokoncz/", series.resume, name="resume"),
    path("p/<slug:programme>/zaswiadczenia/<slug:key>/", register.certificate, name="certificate"),
    path("p/<slug:programme>/zaswiadczenia/<slug:key>/plik.pdf", register.download, name="download"),
    path("p/<slug:programme>/zaswiadczenia/<slug:key>/podglad.png", register.picture, name="picture"),
    path("p/<slug:programme>/zaswiadczenia/<slug:key>/uniewaznij/", register.revoke, name="revoke"),
    path("p/<slug:programme>/zaswiadczenia/<slug:key>/zastap/", series.replace, name="replace"),
    path("o/<slug:office>/zaswiadczenia/", office.of_office, name="of_office"),
    path("o/<slug:office>/zaswiadczenia/wszystkie.zip", office.download_all, name="office_download_all"),
    path("o/<slug:office>/zaswiadczenia/<slug:key>/plik.pdf", office.download, name="office_download"),
    path("o/<slug:office>/zaswiadczenia/<slug:key>/podglad.png", office.picture, name="office_picture"),
    path("c/", check.ask, name="ask"),
    path("c/<str:token>/", check.check, name="check"),
]
