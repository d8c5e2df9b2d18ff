"""Say to a person why a text cannot be taken, or a change not made."""

from typing import Any

from django.forms import Field, Form, ValidationError
from django.utils.translation import gettext_lazy as _

from debate.history.refusals import BadWords, Refused, Why
from debate.text.clean import Fault, Unclean, clean

REASONS = {
    Fault.CONTROL: _("Character %(number)d (%(code)s) is a control character; remove it."),
    Fault.SURROGATE: _("Character %(number)d (%(code)s) is half a character; type it again."),
    Fault.NONCHARACTER: _("Character %(number)d (%(code)s) is no character; remove it."),
    Fault.BIDI: _("Character %(number)d (%(code)s) changes the writing direction; remove it."),
    Fault.INVISIBLE: _("Character %(number)d (%(code)s) is invisible; remove it."),
    Fault.NEWLINE: _("Character %(number)d (%(code)s) is a line break or tab; this text is a single line."),
}
REFUSALS = {
    Why.EMPTY: _("Please fill this in."),
    Why.TOO_LONG: _("At most %(number)d are allowed here."),
    Why.UNKNOWN: _("There is no such thing in this debate."),
    Why.NOT_LIVE: _("This was merged or withdrawn meanwhile."),
    Why.NOT_ALLOWED: _("This is not possible here."),
    Why.ITSELF: _("This is the very thing itself; please name another."),
    Why.TWICE: _("The claim stands there already."),
    Why.SAID: _("A claim that says just this stands there already."),
    Why.UNDER_ITSELF: _("The claim would stand under itself."),
    Why.ONLY_HOME: _(
        "This is where the claim is drawn; draw it at another of its places first, or withdraw the claim."
    ),
    Why.HAS_RESPONSES: _("Responses hang here (%(number)d); give them another place first."),
    Why.NOT_TOGETHER: _("Only claims that bear on the same thing in the same way can be taken together."),
    Why.TOO_FEW_WORDS: _("These are too few words to be found again; take at least %(number)d characters."),
    Why.NOT_FOUND: _("These words do not stand there."),
    Why.IN_USE: _("This is still in use (%(number)d); change that first."),
    Why.DECIDED: _("Somebody has decided this meanwhile."),
    Why.NOTHING: _("Nothing would change."),
    Why.OVERTAKEN: _("Somebody changed this meanwhile. Send again to put yours in its place."),
    Why.NO_DATE: _("Write a year, a month or a day: 2026, 2026-01 or 2026-01-31."),
    Why.NO_ADDRESS: _("Write a web address that begins with https:// or http://."),
    Why.NO_SLUG: _("Small letters a to z, digits, and single hyphens between them."),
    Why.TAKEN: _("This address is taken; choose another."),
    Why.CITED: _("This passage is cited here already."),
    Why.SEVERAL: _("These words stand in the text at %(number)d places; choose one."),
    Why.MANY_NAMES: _("A speaker has at most %(number)d other names."),
    Why.OWN_LANGUAGE: _("It would be translated into the language that it is written in."),
    Why.NAMELESS: _("A source needs a title or an outlet."),
    Why.RELAYED: _("Whoever relays somebody needs a name of his own: nobody relays himself."),
    Why.ROLE: _("Your role in this debate was changed meanwhile; nothing was stored."),
    Why.TOO_LARGE: _(
        "This debate is too large to be copied here: at most %(number)d claims, places and passages. Whoever runs this "
        "site can copy it for you."
    ),
    Why.NOT_IN_TEXT: _(
        "These words do not stand in the attached text. Paste them as they stand there, or keep them unchecked."
    ),
    Why.FOR_MEMBERS: _(
        "The words of the source that goes are for members, those of the one that stays for everybody. "
        "Merge them the other way round, or first change who may read one of them."
    ),
    Why.OTHER_LANGUAGE: _(
        "The two are in different languages, so they are not the same text. If one of them is marked wrongly, "
        "correct that first."
    ),
}
TOO_LONG = _("“%(field)s” has %(length)d characters; at most %(limit)d are allowed.")


def cleaned(text: str, *, lines: bool = False) -> str:
    """The text as it may be stored. ValidationError that names the character otherwise."""
    try:
        return clean(text, lines=lines)
    except Unclean as error:
        raise unfit(error) from error


def unfit(error: Unclean) -> ValidationError:
    """What is wrong with a text, and where."""
    params = {"number": error.offset + 1, "code": f"U+{ord(error.character):04X}"}
    return ValidationError(REASONS[error.code], params=params)


def sentence(error: Refused) -> ValidationError:
    """A refusal in words."""
    if isinstance(error, BadWords):
        return unfit(error.unclean)
    return ValidationError(REFUSALS[error.why], code=error.why, params={"number": error.number})


def told_of(field: Field, value: Any, error: Refused) -> ValidationError:
    """A refusal of a field's value in words; of a text that is too long, how long it is."""
    given = value.strip() if isinstance(value, str) else ""
    if error.why == Why.TOO_LONG and len(given) > error.number:
        about = {"field": field.label, "length": len(given), "limit": error.number}
        return ValidationError(TOO_LONG, code=error.why, params=about)
    return sentence(error)


def tell(form: Form, error: Refused) -> None:
    """Put a refusal beside the field it is about, or above the form."""
    field = form.fields.get(error.field)
    if field is None:
        form.add_error(None, sentence(error))
        return
    value = form.cleaned_data.get(error.field)
    lines = isinstance(value, str) and "\n" in value  # of which each is a value of its own, or too many are given
    form.add_error(error.field, sentence(error) if lines else told_of(field, value, error))
