"""What can be said of texts and reviews without a database."""
