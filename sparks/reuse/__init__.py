"""Everything public, to be taken away: a read-only API, files of every listing, yearly dumps."""
