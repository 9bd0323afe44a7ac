"""Commands that load what councils send."""
