"""Addresses of the surveys."""

from django.urls import path

from probierz.surveys.web import (
    campaigns,
    collecting_urls,
    machines,
    office,
    office_urls,
    paper_urls,
    points,
    programme,
    respondent,
    results_urls,
)
from probierz.surveys.web.questionnaires import urls as questionnaires_urls

app_name = "surveys"
urlpatterns = [
    path("s/<str:code>/", respondent.form, name="form"),
    path("s/<str:code>/answers", machines.answers, name="answers"),
    path("s/<str:code>/dziekujemy/", respondent.thanks, name="thanks"),
    *collecting_urls.urlpatterns,
    path("o/<slug:office>/badania/", office.campaigns, name="office"),
    path("o/<slug:office>/badania/<str:campaign>/", points.collecting, name="collecting"),
    path("o/<slug:office>/badania/<str:campaign>/lista.<str:ending>", points.points_sheet, name="points_sheet"),
    path("o/<slug:office>/badania/<str:campaign>/punkty/nowy/", points.add, name="point_new"),
    path("o/<slug:office>/badania/<str:campaign>/punkty/<str:point>/koniec/", points.end, name="point_end"),
    path("o/<slug:office>/badania/<str:campaign>/arkusze.pdf", points.sheets, name="sheets"),
    *office_urls.urlpatterns,
    *paper_urls.urlpatterns,
    *questionnaires_urls.urlpatterns,
    path("p/<slug:programme>/badania/", programme.campaigns, name="programme"),
    path("p/<slug:programme>/badania/nowe/", campaigns.new, name="campaign_new"),
    path("p/<slug:programme>/badania/<str:campaign>/analiza/", campaigns.analysis, name="campaign_plan"),
    *results_urls.urlpatterns,
    path("p/<slug:programme>/badania/<str:campaign>/<str:role>/plan/", programme.plan, name="wave_plan"),
    path("p/<slug:programme>/badania/<str:campaign>/<str:role>/<str:command>/", programme.move, name="wave_move"),
]
