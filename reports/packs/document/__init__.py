"""The narrative paper of a pack, as a Word document to be written on.

It begins with what changed, in sentences; then each measure has its sentence, its chart as a
picture, and the quarter's figures in a small table.
"""

from reports.packs.document.paper import write_document

__all__ = ["write_document"]
