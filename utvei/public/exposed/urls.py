"""The address of the page for the one who is exposed; its language stands in it, so that it can be handed on."""

from __future__ import annotations

from django.urls import path

from utvei.public.exposed import views

urlpatterns = [path("til-deg/<slug:language>/", views.page, name="exposed")]
