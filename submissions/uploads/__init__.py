"""Files from outside: quarantine, checks, cleaning, scanning."""
