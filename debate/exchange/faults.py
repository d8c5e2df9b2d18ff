"""What is wrong in a file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A path in the document (JSON Pointer, RFC 6901; empty for the whole) and the reason."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason


class BadFile(ValueError):
    """The file cannot be taken; `faults` says why, in the order of the document."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
