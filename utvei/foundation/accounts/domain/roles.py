"""Every role of the staff house and what it may do. Whoever wants to know who may do what reads this file, and no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role may be allowed to do."""

    EDIT_CONTENT = "edit_content"
    REVIEW_CONTENT = "review_content"
    PUBLISH = "publish"
    ANSWER_LETTERS = "answer_letters"
    KEEP_REGISTER = "keep_register"
    MANAGE_PEOPLE = "manage_people"
    READ_LOG = "read_log"
    WORK_CASES = "work_cases"
    COORDINATE_CASES = "coordinate_cases"
    KEEP_PLAN = "keep_plan"
    GIVE_TRAINING = "give_training"
    READ_STATISTICS = "read_statistics"


class Role(StrEnum):
    """A role that a person may have, in an organisation and for a time."""

    EDITOR = "editor"
    SUBJECT_REVIEWER = "subject_reviewer"
    PUBLISHER = "publisher"
    REGISTER_KEEPER = "register_keeper"
    ADMINISTRATOR = "administrator"
    CASE_WORKER = "case_worker"
    CASE_COORDINATOR = "case_coordinator"
    PLAN_OWNER = "plan_owner"
    TRAINER = "trainer"
    STATISTICS_OFFICER = "statistics_officer"


@dataclass(frozen=True)
class RoleText:
    """What a role is called, what it is for, and what it may do. ``passkey`` roles count only when signed in with a passkey."""

    name: str
    description: str
    permissions: frozenset[Permission]
    passkey: bool = False


P = Permission
PERMISSION_NAMES: dict[Permission, str] = {
    P.EDIT_CONTENT: "Skrive og endre tekster",
    P.REVIEW_CONTENT: "Kvalitetssikre tekster faglig",
    P.PUBLISH: "Publisere til de åpne sidene",
    P.ANSWER_LETTERS: "Lese og svare på brev fra lesere",
    P.KEEP_REGISTER: "Holde oversikten over aktører ved like",
    P.MANAGE_PEOPLE: "Invitere folk og gi roller",
    P.READ_LOG: "Lese loggen over det som er gjort",
    P.WORK_CASES: "Arbeide med egne saker",
    P.COORDINATE_CASES: "Fordele og samordne saker",
    P.KEEP_PLAN: "Følge opp handlingsplanen",
    P.GIVE_TRAINING: "Holde kurs og følge opp opplæring",
    P.READ_STATISTICS: "Lage og lese statistikk",
}
ROLES: dict[Role, RoleText] = {
    Role.EDITOR: RoleText(
        "Redaktør",
        "Skriver og endrer tekstene i kunnskapsbanken, og svarer på brev fra lesere. Kan ikke publisere alene.",
        frozenset({P.EDIT_CONTENT, P.ANSWER_LETTERS}),
    ),
    Role.SUBJECT_REVIEWER: RoleText(
        "Fagleser",
        "Leser tekster før de publiseres, og godkjenner dem eller sender dem tilbake. Skriver ikke tekstene selv.",
        frozenset({P.REVIEW_CONTENT}),
    ),
    Role.PUBLISHER: RoleText(
        "Publiseringsansvarlig",
        "Legger godkjente tekster ut på de åpne sidene, og tar dem ned igjen.",
        frozenset({P.EDIT_CONTENT, P.PUBLISH, P.ANSWER_LETTERS}),
    ),
    Role.REGISTER_KEEPER: RoleText(
        "Registeransvarlig",
        "Holder aktører, telefonnumre og åpningstider ved like.",
        frozenset({P.KEEP_REGISTER}),
    ),
    Role.ADMINISTRATOR: RoleText(
        "Administrator",
        "Inviterer folk, gir og trekker tilbake roller, og leser loggen. Ser ikke innholdet i saker og brev.",
        frozenset({P.MANAGE_PEOPLE, P.READ_LOG}),
        passkey=True,
    ),
    Role.CASE_WORKER: RoleText(
        "Saksbehandler",
        "Arbeider med sakene som er delt ut til saksbehandleren selv. Ser ingen andre saker.",
        frozenset({P.WORK_CASES}),
    ),
    Role.CASE_COORDINATOR: RoleText(
        "Sakskoordinator",
        "Tar imot bekymringer, setter sammen team og følger fristene.",
        frozenset({P.WORK_CASES, P.COORDINATE_CASES}),
        passkey=True,
    ),
    Role.PLAN_OWNER: RoleText(
        "Planansvarlig",
        "Følger opp tiltakene i handlingsplanen og skriver årsrapporten.",
        frozenset({P.KEEP_PLAN}),
    ),
    Role.TRAINER: RoleText(
        "Kursansvarlig",
        "Holder kurs, lager prøver og ser hvem som har fått opplæring.",
        frozenset({P.GIVE_TRAINING}),
    ),
    Role.STATISTICS_OFFICER: RoleText(
        "Statistikkansvarlig",
        "Lager tall som ikke kan føres tilbake til noen. Ser aldri enkeltsaker.",
        frozenset({P.READ_STATISTICS}),
    ),
}


def permissions(roles: Iterable[Role], *, passkey: bool) -> frozenset[Permission]:
    """Return what someone with these roles may do. ``passkey`` says whether they signed in with one; without it some roles sleep."""
    awake = (ROLES[role] for role in roles)
    return frozenset(one for text in awake if passkey or not text.passkey for one in text.permissions)


def acting_role(roles: Collection[Role], wanted: Collection[Permission], *, passkey: bool) -> Role | None:
    """Return the first role in the order of this file that allows any of what is wanted, or None."""
    for role, text in ROLES.items():
        if role in roles and (passkey or not text.passkey) and text.permissions & set(wanted):
            return role
    return None
