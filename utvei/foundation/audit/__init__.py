"""The record of who did and read what: only ever added to, each row chained to the one before, and bound to no other table."""
