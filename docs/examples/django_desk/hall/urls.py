"""Addresses of the hall."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from hall import views

urlpatterns = [
    path("", views.cases, name="cases"),
    path("visits", views.visits, name="visits"),
    path("new/<str:program>/<str:action>", views.begin, name="begin"),
    path("cases/<str:case>", views.case, name="case"),
    path("cases/<str:case>/<path:step>", views.act, name="act"),
    path("login", LoginView.as_view(template_name="hall/login.html"), name="login"),
    path("logout", LogoutView.as_view(), name="logout"),
    path("language/", include("django.conf.urls.i18n")),
]
