"""Addresses of jobs."""

from django.urls import path

from probierz.jobs.web import views

app_name = "jobs"
urlpatterns = [
    path("o/<slug:office>/zadania/", views.office_jobs, name="office_jobs"),
    path("o/<slug:office>/zadania/<slug:key>/", views.office_job, name="office_job"),
    path("p/<slug:programme>/zadania/", views.programme_jobs, name="programme_jobs"),
    path("p/<slug:programme>/zadania/<slug:key>/", views.programme_job, name="programme_job"),
]
