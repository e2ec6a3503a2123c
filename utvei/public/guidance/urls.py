"""Addresses of the tool. What is answered never stands in one."""

from django.urls import path

from utvei.public.guidance import views

urlpatterns = [
    path("bekymret/", views.start),
    path("bekymret/rad/", views.advice),
    path("bekymret/rad/utskrift/", views.printed),
    path("bekymret/rad/pdf/", views.as_pdf),
]
