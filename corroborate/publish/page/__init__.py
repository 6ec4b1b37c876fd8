"""The dossier: one self-contained HTML file that an editor reads in a minute and can defend."""

from corroborate.publish.page.document import html

__all__ = ["html"]
