"""What a row of the record is and how rows hang together."""
