"""``show``: an incident as a casualty recorder wants to read it in a minute."""

from __future__ import annotations

from corroborate.model import CountField, Record
from corroborate.publish.terminal.paper import Paper
from corroborate.publish.terminal.words import STATUS, count_words, field_name, number_of, value_words


def show_record(record: Record, out: Paper) -> None:
    """Write one record on the sheet."""
    out.line((record.summary, "bold"))
    out.heading("Fields")
    for name, field in record.fields.items():
        said = count_words(field) if isinstance(field, CountField) else value_words(name, field.value)
        out.line(
            f"{field_name(name):<18}",
            f" {said} ",
            f"{STATUS[field.status]}, at most {number_of(field.origins, 'origin')}",
            indent=2,
            hang=20,
        )
