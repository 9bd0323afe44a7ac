"""The tags that put charts on a page."""
