"""Addresses of the surveys."""

from django.urls import path

from probierz.surveys.web import machines, respondent

app_name = "surveys"
urlpatterns = [
    path("s/<str:code>/", respondent.form, name="form"),
    path("s/<str:code>/answers", machines.answers, name="answers"),
    path("s/<str:code>/dziekujemy/", respondent.thanks, name="thanks"),
]
