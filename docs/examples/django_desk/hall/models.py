"""The host's own tables: who may log in as whom, and the counter's book of visits."""

from django.conf import settings
from django.db import models


class Person(models.Model):
    """A person in the library's register.

    STUB: that a login really is this person is taken on trust here. An application in service
    lets people prove it, for instance with the province's login.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="person"
    )
    number = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=40)
    cared_for_by = models.ForeignKey("self", models.CASCADE, null=True)

    def __str__(self) -> str:
        """Return what the hall calls the person."""
        return self.label


class Visit(models.Model):
    """One visit at the counter: the number drawn at the door, and what was done in the case."""

    day = models.DateField()
    ticket = models.PositiveIntegerField()
    case = models.CharField(max_length=64)
    step = models.CharField(max_length=200)
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)

    class Meta:
        """Each number is called once a day."""

        constraints = (models.UniqueConstraint(fields=["day", "ticket"], name="called_once"),)
        ordering = ("-day", "-ticket")
