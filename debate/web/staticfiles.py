"""Hashed, compressed static files: our own scripts without their comments, the imports between them rewritten."""

from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "js/*.js"


class Minified:
    """A storage whose scripts are read without comments and needless white space."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def open(self, path: str) -> File:
        """The script, minified."""
        with self.storage.open(path) as file:
            return ContentFile(jsmin(file.read().decode()).encode())


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Vendored scripts stay as they are: they hold import() in comments, which would be taken for imports."""

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        OURS,
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )

    def post_process(self, paths: Mapping[str, tuple[Any, str]], *arguments: Any, **options: Any) -> Any:
        """Hash and compress what was collected."""
        read = {
            name: (Minified(storage) if fnmatch(name, OURS) else storage, path)
            for name, (storage, path) in paths.items()
        }
        return super().post_process(read, *arguments, **options)
