"""The staff house's page about numbers in print: what is left out, what somebody decided, and deciding."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from utvei.foundation.accounts.domain.access import requires
from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.accounts.selectors import StaffRequest
from utvei.workspace.materials import selectors, services


@requires(Permission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: StaffRequest) -> HttpResponse:
    """Show which numbers are printed; let one more be, or one less. What was written is kept when it is refused."""
    error, given = "", {name: request.POST.get(name, "") for name in ("actor", "reason", "act")}
    if request.method == "POST":
        try:
            _do(request, given)
        except services.Refused as refused:
            error = str(refused)
        else:
            return HttpResponseRedirect(request.path)
    listed = selectors.numbers()
    context = {
        "decided": [one for one in listed if one.decided],
        "left_out": [one for one in listed if not one.decided],
        "error": error,
        "given": given,
    }
    return render(request, "materials/numbers.html", context, status=400 if error else 200, using="staff")


def _do(request: StaffRequest, given: dict[str, str]) -> None:
    if given["act"] == "withdraw":
        services.withdraw(actor=given["actor"], by=request.actor)
        return
    if request.POST.get("read") != "on":
        raise services.Refused("Kryss av for at du selv har lest nummeret i kilden.")
    today = timezone.localdate()
    services.approve(actor=given["actor"], reason=given["reason"], editor=request.user.name, today=today, by=request.actor)
