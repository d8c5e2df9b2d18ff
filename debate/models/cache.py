"""What all processes share for a short while."""

from django.db import models


class SharedCache(models.Model):
    """The table of Django's database cache (settings.CACHES), here so that a migration makes it; never queried."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
