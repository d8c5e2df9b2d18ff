"""Variables, filters and conditions of Django's templates as functions of the values at hand."""

import operator
from collections.abc import Callable
from html import escape
from typing import Any

from django.template.base import FilterExpression, Variable, VariableDoesNotExist, render_value_in_context
from django.template.context import Context
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]

Asked = Callable[["Values"], Any]
MISSING: Any = object()
PLAIN = Context()
COMPARED = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda one, other: one in other,
    "not in": lambda one, other: one not in other,
    "is": operator.is_,
    "is not": operator.is_not,
}


class NotQuickError(Exception):
    """A template holds what is not known here: Django renders it."""


class Values(dict[str, Any]):
    """What a part is rendered with; the nodes of Django that are asked for themselves take it for a context."""

    autoescape = True
    use_tz = use_l10n = None


class Slow(dict[type, bool]):
    """Whether Django calls the values of a type, or finds names in them as in a mapping first; in named tuples it looks
    for them in vain."""

    def __missing__(self, kind: type) -> bool:
        contains = hasattr(kind, "__getitem__") and not hasattr(kind, "_fields")
        self[kind] = found = contains or any("__call__" in vars(base) for base in kind.__mro__)
        return found


SLOW = Slow()


def constant(value: Any) -> Asked:
    """Always the same."""
    return lambda _values: value


def variable(asked: Variable, missing: Any = MISSING) -> Asked:
    """Its value, or `missing`."""
    if asked.translate:
        raise NotQuickError(str(asked))
    if asked.lookups is None:
        return constant(asked.literal)
    first, *rest = asked.lookups
    if first in ("forloop", "block"):
        raise NotQuickError(str(asked))
    if not rest:
        return _name(first, asked, missing)
    if len(rest) == 1 and not rest[0].isdigit():
        return _attribute(first, rest[0], asked, missing)
    steps = [(name, int(name) if name.isdigit() else None) for name in rest]

    def found(values: Values) -> Any:
        value = values.get(first, MISSING)
        if value is MISSING or callable(value):
            return missing if value is MISSING else _slowly(asked, values, missing)
        for name, number in steps:
            if number is not None and type(value) is tuple:
                if number >= len(value):
                    return missing
                value = value[number]
                continue
            if number is not None or SLOW[type(value)]:
                return _slowly(asked, values, missing)
            value = getattr(value, name, MISSING)
            if value is MISSING or callable(value):
                return _slowly(asked, values, missing)
        return value

    return found


def _name(first: str, asked: Variable, missing: Any) -> Asked:
    def found(values: Values) -> Any:
        value = values.get(first, missing)
        return _slowly(asked, values, missing) if callable(value) else value

    return found


def _attribute(first: str, name: str, asked: Variable, missing: Any) -> Asked:
    def found(values: Values) -> Any:
        value = values.get(first, MISSING)
        if value is MISSING:
            return missing
        if SLOW[type(value)]:
            return _slowly(asked, values, missing)
        value = getattr(value, name, MISSING)
        return _slowly(asked, values, missing) if value is MISSING or callable(value) else value

    return found


def _slowly(asked: Variable, values: Values, missing: Any) -> Any:
    """As Django looks it up: in mappings and lists, and calling what can be called."""
    try:
        return asked.resolve(values)
    except VariableDoesNotExist:
        return missing


def expression(asked: FilterExpression, missing: Any = "") -> Asked:
    """A variable or constant, through its filters; `missing` stands for what is not there."""
    whole = _without_filters(asked, missing)
    for function, arguments in asked.filters:
        whole = _filtered(whole, function, [_argument(by_name, argument) for by_name, argument in arguments])
    return whole


def _without_filters(asked: FilterExpression, missing: Any) -> Asked:
    if not isinstance(asked.var, Variable):
        return constant(asked.var)
    return variable(asked.var, missing)


def _argument(by_name: bool, argument: Any) -> Asked:
    if not by_name:
        return constant(mark_safe(argument))
    value = variable(argument)

    def found(values: Values) -> Any:
        given = value(values)
        if given is MISSING:
            raise VariableDoesNotExist("Failed lookup for %s", (argument,))
        return given

    return found


def _filtered(asked: Asked, function: Any, arguments: list[Asked]) -> Asked:
    """One filter, with what its author promised of it."""
    local, safe = getattr(function, "expects_localtime", False), getattr(function, "is_safe", False)
    named = {"autoescape": True} if getattr(function, "needs_autoescape", False) else {}
    if not (local or safe or named or arguments):
        return lambda values: function(asked(values))

    def found(values: Values) -> Any:
        value = asked(values)
        if local:
            value = template_localtime(value)
        shown = function(value, *[argument(values) for argument in arguments], **named)
        return SafeString(shown) if safe and isinstance(value, SafeData) else shown

    return found


def condition(asked: Any) -> Asked:
    """What {% if %} asks; what is not there is None, and a comparison that cannot be made is false."""
    return _or(VariableDoesNotExist, None, _told(asked)) if asked.id == "literal" else _told(asked)


def _told(asked: Any) -> Asked:
    if asked.id == "literal":
        return expression(asked.value, missing=None)
    return _or(Exception, False, _operation(asked))  # Django's rule, whatever it was


def _operation(asked: Any) -> Asked:
    first = _told(asked.first)
    if asked.id == "not":
        return lambda values: not first(values)
    second = _told(asked.second)
    if asked.id == "and":
        return lambda values: first(values) and second(values)
    if asked.id == "or":
        return lambda values: first(values) or second(values)
    if asked.id not in COMPARED:
        raise NotQuickError(asked.id)
    compare = COMPARED[asked.id]
    return lambda values: compare(first(values), second(values))


def _or(error: type[Exception], otherwise: Any, asked: Asked) -> Asked:
    def found(values: Values) -> Any:
        try:
            return asked(values)
        except error:
            return otherwise

    return found


def shown(value: Any) -> str:
    """A value as a page shows it: escaped, unless it is HTML already."""
    kind = type(value)
    if kind is SafeString:
        return value
    if kind is str:
        return escape(value)
    if kind is int:
        return str(value)  # no setting of ours puts separators into numbers
    return render_value_in_context(value, PLAIN)
