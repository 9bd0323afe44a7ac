"""The returns that the demonstration makes up."""
