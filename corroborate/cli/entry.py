"""The entry point: the commands' group, and how their endings become exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from corroborate import __version__
from corroborate.cli.build import build
from corroborate.cli.decide import decide, decisions, undo
from corroborate.cli.lineage import lineage
from corroborate.cli.read import explain, export, show
from corroborate.cli.say import complain
from corroborate.errors import CorroborateError

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the signal's number, as shells have it."""

BROKEN_PIPE = 141
"""Exit status when the reader of our output went away (``| head``), as shells have it for SIGPIPE."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: corroborate build reports/ --case strike.case",
)
@click.version_option(__version__, prog_name="corroborate")
def commands() -> None:
    """Several news reports of one incident in, one sourced incident record out.

    A case is one file. `build` reads reports into it and works out its incidents; `show`,
    `explain` and `lineage` print them for a person; `export` writes them for programs; `decide`
    keeps what an analyst knows better.
    """


for command in (build, show, explain, lineage, export, decide, undo, decisions):
    commands.add_command(command)


def main(words: list[str] | None = None) -> None:
    """Run one command and exit: 0 all well, 1 some sources were not read, 2 wrong usage or nothing read.

    Args:
        words: the command line without the program's name; the process's own by default.
    """
    for stream in (sys.stdout, sys.stderr):
        # An outlet's name must not end the program on a terminal that has no such letter.
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    sys.exit(_status(words))


def _status(words: list[str] | None) -> int:
    try:
        # Not click's own main: it ends a broken pipe with 1, which here says that a source was not read.
        with commands.make_context("corroborate", list(sys.argv[1:] if words is None else words)) as context:
            ended: Any = commands.invoke(context)
        sys.stdout.flush()
        return ended if isinstance(ended, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show(file=sys.stderr)
        if isinstance(error, click.NoSuchOption) and error.option_name == "--case" and error.ctx is not None:
            complain(f"A case is named by itself: corroborate {error.ctx.info_name} my.case")
        return 2
    except CorroborateError as error:
        complain(f"corroborate: {error}")
        return 2
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go; without this the interpreter complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (click.Abort, KeyboardInterrupt):
        complain("corroborate: interrupted; the case is intact, and the same command goes on from here")
        return INTERRUPTED
