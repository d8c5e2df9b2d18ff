"""The pages before and after one, as links."""


def neighbours(value: object, form: str) -> str:
    """Of whatever has `prev` or `next`, in this form."""
    found = []
    for name in ("prev", "next"):
        if address := getattr(value, name, ""):
            goes_to = address if form == "json" else address.replace(".json", ".jsonld", 1)
            found.append(f'<{goes_to}>; rel="{name}"')
    return ", ".join(found)
