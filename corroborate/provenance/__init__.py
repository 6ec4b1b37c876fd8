"""Who had what from whom: passages that stand in two articles, and the origins behind the claims."""

from corroborate.provenance.corrections import corrected
from corroborate.provenance.decided import OriginDecision, Telling, moved, telling
from corroborate.provenance.edits import Edit, edits
from corroborate.provenance.origins import origins
from corroborate.provenance.passages import passages
from corroborate.provenance.revisions import revisions
from corroborate.provenance.versions import versions

__all__ = [
    "Edit",
    "OriginDecision",
    "Telling",
    "corrected",
    "edits",
    "moved",
    "origins",
    "passages",
    "revisions",
    "telling",
    "versions",
]
