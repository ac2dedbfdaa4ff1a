"""Every address of the installation; each application keeps its own in its `web` door."""

from django.urls import include, path

from probierz.config import api
from probierz.config.health import healthz
from probierz.design.gallery import gallery

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("_gallery/", gallery, name="gallery"),
    path("api/v1/", api.patterns),
    path("", include("probierz.desk.web.urls")),
    path("", include("probierz.public.web.urls")),
    path("konto/", include("allauth.urls")),
    path("jezyk/", include("django.conf.urls.i18n")),
    path("", include("probierz.jobs.web.urls")),
    path("", include("probierz.certificates.web.urls")),
    path("", include("probierz.surveys.web.urls")),
    path("", include("probierz.programme.web.urls")),
    path("", include("probierz.members.web.urls")),
]
