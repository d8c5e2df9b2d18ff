"""Topologies: what a debate's map is drawn from, stored once per shape."""

from typing import ClassVar

from django.db import models

from debate.models import base


class Topology(base.Owned):
    """The columns of one shape, as gzip. A new format of `body` needs a migration that drops the rows of the old."""

    shape = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("debate", "shape", name="topology_shape")]

    def __str__(self) -> str:
        return str(self.shape)
