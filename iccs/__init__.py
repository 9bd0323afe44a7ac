"""The register: Oversight Groups, ICCs, PCNs and practices, who belongs where, and since when.

Everything that can open, close or move is dated in months, so that any month can be seen as it
was. The other rooms know places only through this one.
"""
