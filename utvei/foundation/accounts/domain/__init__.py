"""Who may do what, and how a page says who may open it."""
