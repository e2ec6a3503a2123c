"""The forms of texts and reference groups: keys are picked from lists, and nothing is uploaded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.forms import WagtailAdminModelForm

from utvei.foundation.packs import selectors as packs
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.knowledge.domain import sources
from utvei.workspace.editing.models import PageText, ReferenceGroup

_PICKED = ("topics", "sources", "related", "audience")


class Picker(forms.CheckboxSelectMultiple):
    """Boxes in a list that scrolls; with script, a field above narrows it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs={"data-picker": "1", "class": "editing-picker"}, **kwargs)


class Day(forms.DateInput):
    """A day, as the browser asks for it."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class Lines(forms.CharField):
    """A list, written one item a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Return the list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines as a list."""
        return value if isinstance(value, list) else [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        """An empty list is a list."""

    def run_validators(self, value: Any) -> None:
        """Each line is checked where the whole content is."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the lines differ."""
        return bool(self.to_python(initial or []) != self.to_python(data))


def topic_choices() -> list[tuple[str, str]]:
    """Return every topic of the vocabulary."""
    return [(key, key) for key in vocabulary().topics]


def role_choices() -> list[tuple[str, str]]:
    """Return every role of the vocabulary."""
    return [(key, key) for key in vocabulary().roles]


def source_choices() -> list[tuple[str, str]]:
    """Return every source of the content in force, by key and title."""
    found = sources.load(packs.content())
    return [(key, f"{key} · {source.law or source.title} ({source.read.year})") for key, source in sorted(found.items())]


def related_choices() -> list[tuple[str, str]]:
    """Return every page that is out, by address and title."""
    rows = PageText.objects.filter(language="nb", live=True).order_by("title").values_list("slug", "title")
    return [(slug, f"{title} ({slug})") for slug, title in rows]


class TextForm(WagtailAdminModelForm):
    """The fields of a text. What is already picked keeps its order; address and language stand once they are made."""

    topics = forms.MultipleChoiceField(label="Emner", choices=topic_choices, widget=Picker)
    sources = forms.MultipleChoiceField(label="Kilder", choices=source_choices, widget=Picker, help_text="Kildene som teksten bygger på.")
    related = forms.MultipleChoiceField(label="Les også", choices=related_choices, widget=Picker, required=False, help_text="Høyst fire.")
    audience = forms.MultipleChoiceField(label="Målgruppe", choices=role_choices, widget=Picker, required=False)
    # The browser's own field for days: the tool's needs an inline script.
    reviewed = forms.DateField(label="Sist gjennomgått", widget=Day)
    next_review = forms.DateField(label="Neste gjennomgang", widget=Day)
    reference_group = forms.ModelChoiceField(
        label="Referansegruppe", queryset=ReferenceGroup.objects.all(), required=False, widget=forms.Select,
        empty_label="En hvilken som helst fagleser", help_text="Velger du en gruppe, må en fagleser i den lese teksten.",
    )  # fmt: skip
    do_this = Lines(label="Gjør dette", required=False, help_text="Én kort oppfordring på hver linje.", widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("slug", "language"):
                if name in self.fields:
                    self.fields[name].disabled = True
        if "body" in self.fields:
            looks = {"rows": 28, "class": "editing-markdown", "spellcheck": "true", "lang": self.instance.language}
            self.fields["body"].widget.attrs.update(looks)

    def clean_related(self) -> list[str]:
        """Raises ValidationError for more than four."""
        picked: list[str] = self.cleaned_data["related"]
        if len(picked) > 4:
            raise forms.ValidationError("Velg høyst fire sider.")
        return picked

    def clean(self) -> dict[str, Any]:
        """Keep the order of what was picked before."""
        cleaned: dict[str, Any] = super().clean()
        for name in _PICKED:
            if name in cleaned:
                before, now = self.initial.get(name) or [], cleaned[name]
                cleaned[name] = [key for key in before if key in now] + [key for key in now if key not in before]
        return cleaned


class Called(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # it takes none when it runs
    """People by what they are called."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the person's name."""
        return str(obj.called)


class ReferenceGroupForm(WagtailAdminModelForm):
    """Name and members of a reference group."""

    members = Called(
        label="Medlemmer", queryset=get_user_model().objects.filter(is_active=True), widget=Picker, required=False,
        help_text="Bare de som har rollen fagleser, kan godkjenne.",
    )  # fmt: skip
