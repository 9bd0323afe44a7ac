"""Scores that are made up for the demonstration, and marked so."""
