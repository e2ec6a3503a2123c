"""Addresses of signing in, the own account, people and the record."""

from __future__ import annotations

from django.urls import path

from utvei.foundation.accounts.views import account, enrol, front, people, sign_in

urlpatterns = [
    path("", front.my_day, name="my_day"),
    path("inn/", sign_in.sign_in, name="sign_in"),
    path("inn/kode/", sign_in.second_factor, name="second_factor"),
    path("inn/passnokkel/", sign_in.passkey, name="passkey"),
    path("inn/sikre/", enrol.choose, name="secure"),
    path("inn/sikre/kodeapp/", enrol.code_app, name="code_app"),
    path("inn/sikre/passnokkel/", enrol.new_passkey, name="new_passkey"),
    path("inn/invitasjon/<uuid:key>/<str:token>/", enrol.invitation, name="invitation"),
    path("ut/", sign_in.sign_out, name="sign_out"),
    path("logget-ut/", sign_in.signed_out, name="signed_out"),
    path("min-konto/", account.mine, name="account"),
    path("min-konto/bekreft/", account.confirm, name="confirm"),
    path("min-konto/passord/", account.password, name="password"),
    path("min-konto/reservekoder/", account.codes, name="recovery_codes"),
    path("min-konto/faktor/<int:key>/fjern/", account.remove_factor, name="remove_factor"),
    path("min-konto/okter/", account.end_session, name="end_session"),
    path("folk/", people.people, name="people"),
    path("folk/ny/", people.new_person, name="new_person"),
    path("folk/<uuid:key>/", people.person, name="person"),
    path("folk/<uuid:key>/endre/", people.change, name="change_person"),
    path("logg/", people.the_log, name="log"),
]
