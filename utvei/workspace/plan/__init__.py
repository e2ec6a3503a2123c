"""The action plan: its measures, to read; following them up comes with the staff house."""
