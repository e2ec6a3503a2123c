"""The editors' app: drafts, review, publishing, upstream changes, letters."""
