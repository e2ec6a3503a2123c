"""The addresses of the directory, without language."""

from __future__ import annotations

from django.urls import path

from utvei.public.directory import views

urlpatterns = [
    path("hvem-kan-hjelpe/", views.help_now, name="help-now"),
    path("aktorer/", views.overview, name="actors"),
    path("aktorer/<slug:key>/", views.actor, name="actor"),
]
