"""The one contract that the shipped types cannot say: an app is entered through its faces."""

from __future__ import annotations

from typing import Any

from importlinter import Contract, ContractCheck, fields, output


class AppFaces(Contract):
    """From outside an app only its faces may be imported: services, selectors, aggregates, manifest, domain."""

    groups: Any = fields.ListField(subfield=fields.StringField())
    faces: Any = fields.SetField(subfield=fields.StringField())
    exempt_importers: Any = fields.SetField(subfield=fields.StringField(), required=False)
    open_apps: Any = fields.SetField(subfield=fields.StringField(), required=False)

    def app(self, module: str) -> tuple[str | None, list[str]]:
        """Return the app a module belongs to and the rest of its path."""
        for group in self.groups:
            if module.startswith(group + "."):
                rest = module[len(group) + 1 :].split(".")
                return f"{group}.{rest[0]}", rest[1:]
        return None, []

    def check(self, graph: Any, verbose: bool) -> ContractCheck:
        """Find every import that goes past the faces."""
        bad = []
        for importer in sorted(graph.modules):
            if any(importer == e or importer.startswith(e + ".") for e in (self.exempt_importers or ())):
                continue
            mine, _ = self.app(importer)
            for target in sorted(graph.find_modules_directly_imported_by(importer)):
                theirs, rest = self.app(target)
                outside = theirs and theirs != mine and theirs not in (self.open_apps or ())
                if outside and (not rest or rest[0] not in self.faces):
                    bad.append((importer, target))
        return ContractCheck(kept=not bad, metadata={"bad": bad})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import and where to go instead."""
        for importer, target in check.metadata["bad"]:
            output.print_error(f"{importer} -> {target}: go through {sorted(self.faces)}")
