"""How the record tells of people, roles and sign-ins, in plain Norwegian."""

from __future__ import annotations

from collections.abc import Mapping

from utvei.foundation.accounts.domain.roles import ROLES, Role
from utvei.foundation.accounts.factors import TYPES
from utvei.foundation.audit.selectors import AuditEvent, Presenter

_REASONS = {
    "password": "e-post og passord passet ikke sammen",
    "code": "koden var feil eller brukt før",
    "passkey": "passnøkkelen ble ikke godtatt",
    "throttled": "det var for mange forsøk",
    "invitation": "invitasjonen var brukt eller utløpt",
}
_ENDINGS = {"idle": "Økten ble avsluttet fordi den sto ubrukt.", "longest": "Økten ble avsluttet fordi den hadde vart i åtte timer."}


def _said(sentence: str) -> Presenter:
    return lambda event: sentence


def _factor(sentence: str) -> Presenter:
    return lambda event: sentence.format(TYPES[event.detail()["type"]].lower())


def _role(sentence: str) -> Presenter:
    def tell(event: AuditEvent) -> str:
        detail = event.detail()
        until = f" Den gjelder til {detail['until']}." if detail.get("until") else ""
        return sentence.format(ROLES[Role(detail["role"])].name) + until

    return tell


def _ended(event: AuditEvent) -> str:
    count = event.detail()["count"]
    return f"Avsluttet {count} {'økt' if count == 1 else 'økter'}."


PRESENTERS: Mapping[str, Presenter] = {
    "accounts.signed_in": _factor("Logget inn med {}."),
    "accounts.signed_out": _said("Logget ut."),
    "accounts.sign_in_refused": lambda event: f"Innlogging ble avvist: {_REASONS[event.detail()['why']]}.",
    "accounts.session_expired": lambda event: _ENDINGS[event.detail()["why"]],
    "accounts.sessions_ended": _ended,
    "accounts.confirmed": _factor("Viste på nytt hvem det er, med {}."),
    "accounts.user_created": _said("Opprettet en bruker."),
    "accounts.user_invited": _said("Laget en invitasjon til brukeren."),
    "accounts.user_disabled": _said("Stengte brukeren ute."),
    "accounts.user_enabled": _said("Åpnet for brukeren igjen."),
    "accounts.password_set": _said("Satte nytt passord."),
    "accounts.role_given": _role("Ga rollen {}."),
    "accounts.role_revoked": _role("Trakk tilbake rollen {}."),
    "accounts.factor_added": _factor("La til {}."),
    "accounts.factor_removed": _factor("Fjernet {}."),
    "accounts.factors_reset": _said("Fjernet alle faktorene, så brukeren må legge inn nye."),
    "accounts.recovery_codes_made": _said("Laget nye reservekoder."),
    "accounts.people_read": _said("Leste listen over folk og roller."),
    "accounts.person_read": _said("Leste opplysningene om en bruker."),
    "accounts.log_read": _said("Leste loggen."),
}
