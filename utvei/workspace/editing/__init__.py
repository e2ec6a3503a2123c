"""The knowledge bank's drafts, review and publishing, what changed upstream, and readers' letters."""
