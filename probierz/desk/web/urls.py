"""Addresses of the desk."""

from django.urls import path

from probierz.desk.web import cockpit, security, views

app_name = "desk"
urlpatterns = [
    path("o/<slug:office>/pulpit/", cockpit.cockpit, name="cockpit"),
    path("moje-sprawy/", views.duties, name="duties"),
    path("moje-konto/", views.account, name="account"),
    path("moje-konto/token/", views.new_token, name="new_token"),
    path("moje-konto/token/<str:key>/koniec/", views.end_token, name="end_token"),
    path("szukaj/", views.search, name="search"),
]

# Included before the addresses of allauth, under the same prefix and names, so that these win.
before_allauth = [
    path("signup/", security.closed, name="account_signup"),
    path("email/", security.closed, name="account_email"),
    path("confirm-email/", security.closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", security.closed, name="account_confirm_email"),
    path("login/code/confirm/", security.closed, name="account_confirm_login_code"),
    path("2fa/webauthn/keys/<int:pk>/remove/", security.remove_passkey, name="mfa_remove_webauthn"),
]
