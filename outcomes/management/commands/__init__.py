"""Commands that load scores and the scales they are read by."""
