"""``corroborate decide``, ``undo`` and ``decisions``: what an analyst signs, and what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corroborate.cli.case import chosen_rule, current, opened, published, work_out
from corroborate.cli.read import CASE, chosen_incidents
from corroborate.publish.terminal.plain import plain

if TYPE_CHECKING:
    from corroborate.model import Claim, Record
    from corroborate.settings import Settings
    from corroborate.store.case import Case
    from corroborate.store.decisions import Decision

KINDS = ("same-origin", "two-origins")

_BY = click.option("--by", required=True, help="Who decides; stands in the record.")
_WHY = click.option("--why", required=True, help="The reason, for whoever reads the record.")


@click.command(
    epilog="Example: corroborate decide strike.case same-origin o-statement-mayor a1:killed:12-20:9f3c "
    '--by "Ana Ruiz" --why "the mayor told both"',
    short_help="Sign a decision: two tellings have one origin, or two.",
)
@CASE
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("items", nargs=2, metavar="CLAIM_OR_ORIGIN CLAIM_OR_ORIGIN")
@_BY
@_WHY
@click.option("--incident", help="Its number, its id, or the beginning of its id.")
def decide(path: Path, kind: str, items: tuple[str, str], incident: str | None, **signed: str) -> int:
    """Sign a decision about where tellings come from; every later build keeps to it.

    same-origin: two tellings that the program counts apart come from one source. two-origins: two
    that it counts as one come from two; the second is set apart. A CLAIM or an ORIGIN is named by
    its id, or the beginning of one, as `explain` prints it. A later decision goes before an
    earlier one; `undo` takes one back.
    """
    with opened(path, None, create=False) as (case, settings):
        before, _ = current(case, settings)
        record, sides = _sides(chosen_incidents(before, incident), items)
        named = [_fitting(record, item)[0] for item in items]
        body = _body(record, sides, named, _said(signed["why"], "--why"))
        made = case.decide(_said(signed["by"], "--by"), kind, body)
        after = _again(case, settings)
    click.echo(plain(f"decision {made.id} by {made.by}: {' and '.join(named)} have {_MEANT[kind]}"))
    _tell_changes(before, after)
    return 0


@click.command(
    epilog='Example: corroborate undo strike.case 1 --by "Ana Ruiz" --why "it was another mayor"',
    short_help="Take a decision back.",
)
@CASE
@click.argument("number", type=int)
@_BY
@_WHY
def undo(path: Path, number: int, by: str, why: str) -> int:
    """Take back decision NUMBER, as `decisions` counts them; both stay listed."""
    from corroborate.errors import UsageError
    from corroborate.store.decisions import UNDO

    with opened(path, None, create=False) as (case, settings):
        known = [decision.id for decision in case.decisions()]
        if number not in known:
            listed = ", ".join(map(str, known)) or "none was made"
            raise UsageError(f"{number} is no decision of this case; its decisions: {listed}")
        if number in _taken_back(case):
            raise UsageError(f"decision {number} was taken back already; undo what took it back to have it again")
        before, _ = current(case, settings)
        body = {"decision": number, "why": _said(why, "--why")}
        signed = case.decide(_said(by, "--by"), UNDO, body)
        after = _again(case, settings)
    click.echo(plain(f"decision {signed.id} by {signed.by}: decision {number} is taken back"))
    _tell_changes(before, after)
    return 0


@click.command(epilog="Example: corroborate decisions strike.case", short_help="List what was decided.")
@CASE
def decisions(path: Path) -> int:
    """List the decisions of a case, oldest first, with who signed them and why."""
    with opened(path, None, create=False) as (case, _):
        made, taken = case.decisions(), _taken_back(case)
    for one in made:
        said = f"{one.body.get('why', '')}{f' (taken back by {taken[one.id]})' if one.id in taken else ''}"
        cells = (str(one.id), one.made_at[:10], one.by, f"{_about(one)} {said}")
        click.echo("  ".join(plain(cell) for cell in cells))
    return 0


def _about(one: Decision) -> str:
    if "decision" in one.body:
        return f"takes back decision {one.body['decision']}:"
    return f"{' and '.join(one.body.get('named', ()))} have {_MEANT.get(one.kind, one.kind)}:"


_MEANT = {"same-origin": "one origin", "two-origins": "two origins"}


def _taken_back(case: Case) -> dict[int, int]:
    """The decisions that are undone now, and what undid each."""
    from corroborate.store.decisions import UNDO

    standing = {decision.id for decision in case.standing()}
    found: dict[int, int] = {}
    for one in case.decisions():
        if one.kind == UNDO:
            found[int(one.body["decision"])] = one.id
    undoing = {i: by for i, by in found.items() if i not in standing}
    return {i: by for i, by in undoing.items() if by not in undoing}


def _said(words: str, option: str) -> str:
    from corroborate.errors import UsageError

    if not (bare := words.strip()):
        raise UsageError(f"{option} is empty; a decision names who made it and why")
    return bare


def _again(case: Case, settings: Settings) -> list[Record]:
    work_out(case, chosen_rule(case), settings)
    return (published(case) or ([], []))[0]


def _body(record: Record, sides: Sequence[Sequence[Claim]], named: list[str], why: str) -> dict[str, object]:
    """What is kept of a decision: both sides' claims by what stays, and the words the analyst used."""
    import msgspec

    from corroborate.provenance.decided import telling

    articles = {article.id: article for article in record.articles}
    first, second = ([msgspec.to_builtins(telling(c, articles)) for c in side] for side in sides)
    return {"first": first, "second": second, "why": why, "incident": record.id, "named": named}


def _sides(records: list[Record], items: tuple[str, str]) -> tuple[Record, tuple[list[Claim], list[Claim]]]:
    """The incident that both names are of, and the claims of each.

    Raises:
        UsageError: a name fits nothing or several things, or both name the same, or no incident has both.
    """
    from corroborate.errors import UsageError

    for item in items:
        if not any(_fitting(record, item) for record in records):
            raise UsageError(_unknown(item, records))
    both = [record for record in records if all(_fitting(record, item) for item in items)]
    if len(both) != 1:
        many = ", ".join(record.id for record in both)
        raise UsageError(
            f"these are in several incidents ({many}); say which with --incident"
            if both
            else f"{items[0]!r} and {items[1]!r} are of two incidents; an origin is of one"
        )
    first, second = (_claims(both[0], item) for item in items)
    alone = [claim for claim in first if claim not in second]
    others = [claim for claim in second if claim not in first]
    if not alone and not others:
        raise UsageError(f"{items[0]!r} and {items[1]!r} name the same; name two claims, or two origins")
    return both[0], (alone or first, others or second)


def _fitting(record: Record, item: str) -> list[str]:
    """The origins and claims whose id this is, or begins so."""
    ids = [*(origin.id for origin in record.origins), *(claim.id for claim in record.claims)]
    return [item] if item in ids else [i for i in ids if item and i.startswith(item)]


def _claims(record: Record, item: str) -> list[Claim]:
    from corroborate.errors import UsageError

    found = _fitting(record, item)
    if len(found) > 1:
        raise UsageError(f"{item!r} begins several: {', '.join(found[:5])}{' …' if len(found) > 5 else ''}")
    return [claim for claim in record.claims if found[0] in (claim.id, claim.origin)]


def _unknown(item: str, records: list[Record]) -> str:
    import difflib

    ids = [i for record in records for i in (*(o.id for o in record.origins), *(c.id for c in record.claims))]
    near = difflib.get_close_matches(item, ids, 3, 0.5) or [o.id for record in records for o in record.origins][:3]
    return f"{item!r} is no claim and no origin here; near it: {', '.join(near)}; `explain` prints their ids"


def _tell_changes(before: list[Record], after: list[Record]) -> None:
    """The values and counts of origins that the decision changed."""
    from corroborate.publish.terminal.words import field_name, field_words, number_of

    old = {record.id: record for record in before}
    changed = False
    for record in after:
        for name, field in record.fields.items():
            was = old[record.id].fields.get(name) if record.id in old else None
            if was is None or (was.origins, was.value) == (field.origins, field.value):
                continue
            changed = True
            told = [] if was.value == field.value else [f"{field_words(name, field)}, was {field_words(name, was)}"]
            if was.origins != field.origins:
                told.append(f"at most {number_of(field.origins, 'origin')}, was {was.origins}")
            click.echo("  ".join(plain(cell) for cell in (record.id, f"{field_name(name)}: {'; '.join(told)}")))
    if not changed:
        click.echo("no field changed its value or its count of origins")
