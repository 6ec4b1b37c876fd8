"""What can go wrong, one class a kind, each with a message a user can act on.

A message says what was read, what is wrong with it and what to do, in one line.
"""


class CorroborateError(Exception):
    """Anything the program refuses; ``str(error)`` is one line for the user."""

    code = "error"


class UsageError(CorroborateError):
    """The command's words are off, or nothing at all could be read. Exit status 2."""

    code = "usage"


class UnreadableSource(CorroborateError):
    """One source can't be read; the rest goes on. Exit status 1."""

    code = "unreadable"


class NotACase(CorroborateError):
    """The file is no case of this program; it was not touched."""

    code = "not-a-case"


class CaseVersionError(CorroborateError):
    """The case was written by a newer program than this one; it was not touched."""

    code = "case-version"


class CaseBusy(CorroborateError):
    """Another process holds the case for longer than we wait."""

    code = "case-busy"


class PipelineError(CorroborateError):
    """The language pipeline is missing, or is not the one it says it is."""

    code = "pipeline"


class RecordInvalid(CorroborateError):
    """A record broke an invariant of the contract; it was not written."""

    code = "record-invalid"
