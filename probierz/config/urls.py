"""Every address of the installation; each application keeps its own in its `web` door."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from probierz.config import api
from probierz.config.health import healthz
from probierz.design.gallery import gallery
from probierz.desk.web.urls import before_allauth

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/v1/", api.patterns),
    path("", include("probierz.surveys.web.urls")),  # answers come in here: the fewest addresses to try
    path("_gallery/", gallery, name="gallery"),
    path("", include("probierz.desk.web.urls")),
    path("", include("probierz.public.web.urls")),
    path("konto/", include(before_allauth)),
    path("konto/", include("allauth.urls")),
    path("jezyk/setlang/", login_not_required(set_language), name="set_language"),
    path("", include("probierz.jobs.web.urls")),
    path("", include("probierz.notices.web.urls")),
    path("", include("probierz.audits.web.urls")),
    path("", include("probierz.certificates.web.urls")),
    path("", include("probierz.programme.web.urls")),
    path("", include("probierz.improvement.web.urls")),
    path("", include("probierz.reviews.web.urls")),
    path("", include("probierz.planning.web.urls")),
    path("", include("probierz.processes.web.urls")),
    path("", include("probierz.documents.web.urls")),
    path("", include("probierz.standards.web.urls")),
    path("", include("probierz.members.web.urls")),
]
