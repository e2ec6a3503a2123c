"""Addresses of the letters."""

from django.urls import path

from utvei.public.dropbox import views

urlpatterns = [path("si-fra/", views.write), path("si-fra/svar/", views.fetch)]
