"""What can be said of secrets without a database: sealing, receipts, fields, and how keys come of one another."""
