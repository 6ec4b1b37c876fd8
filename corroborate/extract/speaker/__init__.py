"""Who says it, through whom: direct and indirect speech, "according to", quotations over paragraphs.

:func:`find` gives an article's attributions, :class:`Speech` (or :func:`voices_at`) the one that
covers a claim's characters, :func:`hedged` whether those words stand firmly.
"""

from corroborate.extract.speaker.find import find
from corroborate.extract.speaker.hedge import hedged
from corroborate.extract.speaker.speech import Speech, voices_at

__all__ = ["Speech", "find", "hedged", "voices_at"]
