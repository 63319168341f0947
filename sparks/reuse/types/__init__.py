"""What the API gives out: one file for each type (docs/how-to/add-to-the-api.md)."""
