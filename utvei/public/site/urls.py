"""The front page and the search page."""

from __future__ import annotations

from django.urls import path

from utvei.public.site import views

urlpatterns = [
    path("", views.front, name="front"),
    path("sok/", views.search, name="search"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
