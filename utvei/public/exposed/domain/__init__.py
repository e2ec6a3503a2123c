"""The form of the pages for the one who is exposed, and what must hold of them."""
