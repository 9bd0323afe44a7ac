"""People who may sign in, and how they do."""
