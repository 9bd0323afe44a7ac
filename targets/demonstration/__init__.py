"""Figures made up for the demonstration, from published ones, and people to sign in as."""
