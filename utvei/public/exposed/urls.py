"""The address of the page for the one who is exposed, which holds its language so that it can be handed on, and the way out."""

from __future__ import annotations

from django.urls import path

from utvei.public.exposed import views

urlpatterns = [
    path("til-deg/<slug:language>/", views.page, name="exposed"),
    path("t/", views.short, name="exposed_short"),
    path("t/<slug:language>/", views.short, name="exposed_short"),
    path("ut/", views.leave, name="leave"),
    path("ut/videre/", views.away, name="away"),
]
