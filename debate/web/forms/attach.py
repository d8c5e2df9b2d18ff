"""Give a source its text: a file or pasted words. What a file's bytes leave open is asked, never guessed."""

import codecs
from base64 import b64decode, b64encode
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from debate.editing.attach import UPLOAD, Unfit, attach_text
from debate.models import Source
from debate.text.clean import Unclean, clean
from debate.text.decode import Candidate, Undecodable, candidates
from debate.web.forms.told import unfit
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Starter, Writer

PASTED, KEPT, PREVIEW = 200_000, 500_000, 90
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CALLED = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
}
REASONS = {
    "large": _("The file is larger than %(number)d MB."),
    "empty": _("There is no text in it."),
    "long": _("The text is longer than %(number)d characters."),
    "markup": _("This is a web page; save the article's text as plain text first."),
    "foreign": _("None of the %(number)d passages cited stands in this text. Is it the text of another source?"),
}


class AttachForm(WriteForm):
    """A file or pasted words; its encoding, and whether to keep a text without the passages, once that is in question.

    `kept` carries the bytes of a small file from one answer to the next.
    """

    file = forms.FileField(label=_("A file with the text"), required=False, help_text=_("Plain text, at most 10 MB"))
    text = forms.CharField(
        label=_("Or paste the text"), required=False, strip=False, max_length=PASTED, widget=forms.Textarea
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    origin = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.asks = self.again = False
        self.bytes = b""
        if "force" in self.data:
            self._offer_to_force()

    @property
    def status(self) -> int:
        """A question is no mistake."""
        return 200 if self.asks else super().status

    def clean(self) -> dict[str, Any]:
        """The bytes, and by which of the encodings that they may have they are read."""
        given = super().clean() or {}
        file, text = given.get("file"), given.get("text", "")
        if self.errors:
            return given
        if (file is not None) == bool(text) and not (given["kept"] and file is None and not text):
            raise forms.ValidationError(_("Choose a file or paste the text: one of the two."))
        self.bytes = self._read(file, text, given)
        if not text and not self.errors:
            self._settle_codec(given)
        return given

    def _read(self, file: UploadedFile | None, text: str, given: dict[str, Any]) -> bytes:
        """What was sent, as bytes; empty, with the reason among the errors."""
        if file is not None:
            given["origin"] = file.name
            if (file.size or 0) > UPLOAD:
                self.add_error("file", REASONS["large"] % {"number": UPLOAD // 1024 // 1024})
                return b""
            return file.read()
        if text:
            given["origin"] = ""
            self._check(text)
            return text.encode("utf-8", "surrogatepass")
        try:
            return b64decode(given["kept"], validate=True)
        except ValueError:
            self.add_error("file", _("Choose the file once more."))
            return b""

    def _check(self, text: str) -> None:
        """Pasted words hold nothing that may not be stored."""
        try:
            clean(text, lines=True, marks=True)
        except Unclean as error:
            self.add_error("text", unfit(error))

    def _settle_codec(self, given: dict[str, Any]) -> None:
        """Ask for the encoding, unless the bytes say it themselves or it was chosen."""
        found = candidates(self.bytes)
        if not found:
            self.add_error("file", _("This is not a text in any encoding known here."))
            return
        if found[0].codec == "utf-8" or self.bytes.startswith(MARKS):
            return
        self.fields["codec"] = _choice(found)
        given["codec"] = self.data.get("codec", "")
        if given["codec"] not in [one.codec for one in found]:
            self.asks = True
            self.add_error("codec", _("Which of these reads as it should?"))
            self._keep()

    def act(self, writer: Writer) -> Made:
        """Attach it."""
        given = self.cleaned_data
        attach_text(
            source=self.source,
            data=self.bytes,
            origin=given["origin"],
            by=writer.who,
            codec="utf-8" if given["text"] else given.get("codec") or None,
            force=given.get("force", False),
        )
        return None

    def send(self, writer: Writer | Starter, default: str) -> str:
        """Act, once; or say why the text does not fit, and offer to keep one that has none of the passages."""
        try:
            return super().send(writer, default)
        except Unfit as error:
            self.add_error(None, REASONS[error.why] % {"number": error.number})
            if error.why == "foreign":
                self.asks = True
                self._offer_to_force()
        except Unclean as error:
            self.add_error(None, unfit(error))
        except Undecodable:
            self.add_error("file", _("This is not a text in any encoding known here."))
        self._keep()
        return ""

    def _offer_to_force(self) -> None:
        self.fields["force"] = forms.BooleanField(label=_("Attach it all the same"), required=False)

    def _keep(self) -> None:
        """Carry the bytes on, or ask for the file once more where they are too many."""
        if self.cleaned_data.get("text"):
            return
        self.again = len(self.bytes) > KEPT
        kept = "" if self.again else b64encode(self.bytes).decode()
        self.put(kept=kept, origin=self.cleaned_data.get("origin", ""))


def _choice(found: tuple[Candidate, ...]) -> forms.ChoiceField:
    """The readings to choose from, each with how the text begins in it."""
    previews = [
        (one.codec, f"{CALLED[one.codec]}: {' '.join(one.text[: 4 * PREVIEW].split())[:PREVIEW]}") for one in found
    ]
    return forms.ChoiceField(label=_("How is the file encoded?"), choices=previews, widget=forms.RadioSelect)
