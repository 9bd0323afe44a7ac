"""Editions of the demonstration."""
