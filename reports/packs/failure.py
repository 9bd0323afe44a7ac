"""What a writer of packs raises when it cannot make its file."""


class PackFailure(Exception):
    """A pack cannot be made; the sentence says why and what to do."""
