"""Pure: no framework, no database, no clock of its own."""
