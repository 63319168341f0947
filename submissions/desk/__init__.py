"""The editors' side, inside the admin."""
