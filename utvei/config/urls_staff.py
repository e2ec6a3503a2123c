"""Addresses of the staff house: one closed page, whatever is asked for."""

from django.urls import path

from utvei.config.staff_house import closed

urlpatterns = [path("", closed), path("<path:path>", closed)]
