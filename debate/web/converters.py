"""Path converters."""


class PidConverter:
    """Ten characters of Crockford base32, lower case."""

    regex = "[0-9a-hjkmnp-tv-z]{10}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class FormConverter:
    """A machine form of a page, by its ending."""

    regex = "jsonld|json"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value
