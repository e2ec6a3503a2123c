"""Addresses of the staff house."""

from django.urls import include, path

from utvei.config.staff_house import asset

urlpatterns = [
    path("cms/", include("utvei.workspace.editing.urls")),
    path("", include("utvei.workspace.materials.urls")),
    path("assets/<str:name>", asset, name="asset"),
    path("", include("utvei.foundation.accounts.urls")),
]
handler400 = "utvei.foundation.accounts.views.front.bad_request"
handler403 = "utvei.foundation.accounts.views.front.forged"
handler404 = "utvei.foundation.accounts.views.front.not_found"
handler500 = "utvei.foundation.accounts.views.front.failed"
