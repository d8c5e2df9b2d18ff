"""Say to a person why a text cannot be taken."""

from django.forms import ValidationError
from django.utils.translation import gettext_lazy as _

from debate.text.clean import Fault, Unclean, clean

REASONS = {
    Fault.CONTROL: _("Character %(number)d (%(code)s) is a control character; remove it."),
    Fault.SURROGATE: _("Character %(number)d (%(code)s) is half a character; type it again."),
    Fault.NONCHARACTER: _("Character %(number)d (%(code)s) is no character; remove it."),
    Fault.BIDI: _("Character %(number)d (%(code)s) changes the writing direction; remove it."),
    Fault.INVISIBLE: _("Character %(number)d (%(code)s) is invisible; remove it."),
    Fault.NEWLINE: _("Character %(number)d (%(code)s) is a line break or tab; this text is a single line."),
}


def cleaned(text: str, *, lines: bool = False) -> str:
    """The text as it may be stored. ValidationError that names the character otherwise."""
    try:
        return clean(text, lines=lines)
    except Unclean as error:
        params = {"number": error.offset + 1, "code": f"U+{ord(error.character):04X}"}
        raise ValidationError(REASONS[error.code], params=params) from error
