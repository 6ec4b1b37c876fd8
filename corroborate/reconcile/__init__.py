"""An incident in, its record out."""

from corroborate.reconcile.record import Evidence, record

__all__ = ["Evidence", "record"]
