"""Who had what from whom: passages that stand in two articles, and the origins behind the claims."""

from corroborate.provenance.origins import origins
from corroborate.provenance.passages import passages

__all__ = ["origins", "passages"]
