"""Activity streams, the system's trajectory, each community's share of it, and rebases."""
