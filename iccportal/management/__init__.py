"""Commands that belong to no room."""
