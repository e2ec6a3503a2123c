"""The address of the staff house's page about numbers in print."""

from __future__ import annotations

from django.urls import path

from utvei.workspace.materials import views

urlpatterns = [path("trykk/", views.numbers, name="printed_numbers")]
