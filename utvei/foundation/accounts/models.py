"""People who sign in to the staff house, the organisations they answer for, their roles, and their sessions."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from utvei.foundation.accounts.domain.roles import ROLES, Role


def readable(text: str) -> str:
    """Return a text without what cannot be printed, such as the one character that PostgreSQL refuses."""
    return "".join(letter for letter in text if letter.isprintable()).strip()


def as_address(text: str) -> str:
    """Return an e-mail address as it is kept: small letters, nothing around it."""
    return readable(text).lower()


class Organisation(models.Model):
    """A municipality's own services, an agency or a voluntary organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address; there is no user name."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Return a new user. Raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("a user has an e-mail address")
        user = self.model(email=as_address(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user with an address, however its letters are written."""
        return self.get(email=as_address(username or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """A person who may sign in. The key says nothing of who it is; the address is the only name the house needs.

    Groups and permissions of Django are there for the editor's tool alone; what anyone may do follows from roles.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("email",)
        # Nobody stands above the roles, not by accident either.
        constraints = [models.CheckConstraint(condition=Q(is_superuser=False), name="accounts_no_superuser")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def called(self) -> str:
        """What to call the person on a page."""
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return what to call the person, under the name that others' tools ask for."""
        return self.called


class RoleGiven(models.Model):
    """A role that a person has or had: where, from when, until when, and who gave it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles_given")
    role = models.CharField(max_length=40, choices=[(role.value, text.name) for role, text in ROLES.items()])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="roles_given")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    # Keys and not references: who gave it is told even when that person is gone.
    given_by = models.CharField(max_length=64)

    class Meta:
        ordering = ("starts_at",)
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__isnull=True) | Q(ends_at__gte=models.F("starts_at")), name="accounts_role_period")
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"

    @property
    def text(self) -> str:
        """The role's name for people."""
        return ROLES[Role(self.role)].name

    def holds(self, at: datetime) -> bool:
        """Return whether the role holds at a time; the end itself is outside."""
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)


class Session(AbstractBaseSession):
    """A session in the staff house. The key stored is a digest and the content is encrypted: whoever reads the table can use neither."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    started_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=80, blank=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Return the store that reads and writes these rows."""
        from utvei.foundation.accounts.sessions import SessionStore  # noqa: PLC0415  the store needs this model first

        return SessionStore


class Attempt(models.Model):
    """How often something was tried. The key is a keyed digest of account and address: neither stands here."""

    key = models.CharField(max_length=64, primary_key=True)
    tried = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.key[:8]


class CodeStep(models.Model):
    """The last half-minute whose one-time code a person has used; only later ones are taken."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="code_step")
    step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user_id} {self.step}"
