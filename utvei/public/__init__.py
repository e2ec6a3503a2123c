"""The open house: reads a release; no database, no session, no cookie."""
