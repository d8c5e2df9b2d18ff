"""Change rows as an action would."""

from debate.history.actions import record_change


def changed(debate, rows, **values):
    """Change rows of a debate, whose revision grows."""
    rows.update(**values)
    record_change(debate=debate, action="changed", kind="debate", pid=debate.pid, by=None)
