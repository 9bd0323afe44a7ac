"""Packs: one record of what is told, and a module for each kind of file."""
