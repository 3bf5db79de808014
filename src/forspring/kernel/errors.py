"""What can go wrong in a way that a person can put right.

Every such error has a code that stands in the documentation and a Danish sentence that says what,
where, what was expected and what to do. It is told without a traceback.
"""

from __future__ import annotations


class ForspringError(Exception):
    """Something a person can put right; the text is Danish and holds nothing about a person."""

    code = "forspring"
    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongUseError(ForspringError):
    """The command or a setting was used in a way that cannot mean anything."""

    code = "wrong-use"
    exit_code = 2


class DeclarationError(ForspringError):
    """A declaration of a source, a deadline or a mapping holds a slip."""

    code = "declaration"


class DeliveryError(ForspringError):
    """A delivery cannot be read at all."""

    code = "delivery"


class IdentityError(ForspringError):
    """The identity store cannot be opened or written."""

    code = "identity"


class StorageError(ForspringError):
    """The machine does not suffice: no room, no right to write there, or too little memory."""

    code = "storage"
