"""Addresses under /cms/: our own first, then the editor's tool, of which `middleware` lets through only what is ours."""

from __future__ import annotations

from django.urls import include, path
from wagtail.admin import urls as tool

from utvei.workspace.editing import views

urlpatterns = [
    path("static/<path:name>", views.static, name="editing_static"),
    path("", views.dashboard, name="editing_home"),
    path("frister/", views.overdue, name="editing_overdue"),
    path("oppstroms/", views.upstream, name="editing_upstream"),
    path("kontroll/<int:key>/", views.review, name="editing_review"),
    path("kontroll/<int:key>/vis/", views.shown, name="editing_shown"),
    path("brev/", views.inbox, name="editing_inbox"),
    path("brev/<uuid:key>/", views.letter, name="editing_letter"),
    path("legg-ut/", views.release_again, name="editing_release_again"),
    path("account/", views.account, name="editing_account"),
    path("logout/", views.leave, name="editing_leave"),
    path("", include(tool)),
]
