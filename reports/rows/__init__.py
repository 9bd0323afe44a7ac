"""The rows of each table of an edition, made of what the rooms below give. Pure."""
