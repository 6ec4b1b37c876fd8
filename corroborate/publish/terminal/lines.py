"""One line an incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from corroborate.model import Record
from corroborate.publish.terminal.plain import plain
from corroborate.publish.terminal.words import count_words, number_of


def incident_lines(records: Sequence[Record]) -> Iterator[str]:
    """A line an incident: number, id, date, place, killed low–best–high, articles, origins."""
    for number, record in enumerate(records, 1):
        when: Any = record.fields["date"].value
        where: Any = record.fields["place"].value
        cells = [
            f"{number}",
            record.id,
            when["edtf"] if when else "date unknown",
            where["name"] if where else "place unknown",
            f"killed {count_words(record.fields['killed'])}",
            f"{number_of(len(record.articles), 'article')}, {_origins(record)}",
        ]
        yield "  ".join(plain(cell) for cell in cells)


def _origins(record: Record) -> str:
    """The origins behind the toll, or where none is given, behind the incident's claims.

    Those of background events vouch for nothing in it.
    """
    killed = record.fields["killed"]
    if killed.value is not None:
        return f"at most {number_of(killed.origins, 'origin')} for the toll"
    return f"at most {number_of(len({c.origin for c in record.claims if c.scope == 'incident'}), 'origin')}"
