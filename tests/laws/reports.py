"""Small invented reports, quick to read, for laws that need many builds."""

from __future__ import annotations

from pathlib import Path

SMALL = {
    "fire_1.txt": (
        "Seven die in Cork warehouse fire\n\nBy Nora Salterbury\nMay 4, 2023\n\n"
        "CORK, Ireland (Tidewire) - A fire at a warehouse in Cork killed at least seven people on Wednesday, the fire "
        'service said.\n\n"We found seven," said chief officer Donal Creagh. Eleven people were injured.\n'
    ),
    "fire_2.txt": (
        "The Lee Examiner\nMay 5, 2023\n\nNine dead in Cork fire\n\n"
        "Nine people died when a fire broke out at a warehouse in Cork on Wednesday, the city's hospital said.\n\n"
        "In 2011 a fire in Galway killed three people.\n"
    ),
    "fire_3.txt": "A fire at a warehouse in Cork killed seven people on Wednesday, a neighbour said.\n",
    "blast_1.txt": (
        "Blast at Arequipa bus station\n\nMay 4, 2023\n\n"
        "AREQUIPA, Peru - A bomb exploded at a bus station in Arequipa on Tuesday, killing two people, police said. "
        "The Red Condor Front claimed responsibility.\n"
    ),
    "blast_2.txt": (
        "Two killed in Arequipa\n\nBy Tidewire\nMay 3, 2023\n\n"
        "A bomb killed two people and wounded 14 in Arequipa on Tuesday, the interior ministry said.\n"
    ),
    "french.txt": (
        "Sept morts dans l'incendie d'un entrepôt à Cork\n\n"
        "Un incendie a fait au moins sept morts mercredi dans un entrepôt de Cork, selon les pompiers. Onze personnes "
        "ont été blessées, a indiqué le chef des secours, qui craint que le bilan ne s'alourdisse encore.\n"
    ),
    "recipe.txt": (
        "Lemon tart\n\nWhisk the eggs with the sugar, add the juice of three lemons, and bake for half an hour.\n"
    ),
}


def write(folder: Path, names: list[str] | None = None) -> list[Path]:
    """The reports, or those named, as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in (SMALL if names is None else names)]
    for path in paths:
        path.write_text(SMALL[path.name], encoding="utf-8")
    return paths
