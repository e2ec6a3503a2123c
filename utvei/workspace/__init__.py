"""The staff house: signed in, need-to-know, every reading recorded. Its apps come with their content."""
