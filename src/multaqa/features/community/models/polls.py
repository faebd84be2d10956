"""Polls: a question with answers to choose from, under one post."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from multaqa.features.community.models.posts import Post
from multaqa.lib.ids import random_id

OPTION_LENGTH = 200


class Poll(models.Model):
    """What the post's author asks its readers to choose. Whoever may read the post may vote until it closes.

    ``takes_several``: more than one answer may be chosen. ``is_secret``: nobody sees who chose what, in no list, log or
    export but the voter's own. ``hides_until_closed``: nobody sees counts before ``closes_at`` (or before its author
    closed it). What has been voted on is not worded anew: answers stand as they were chosen.

    Personal data: none of its own; the post says whose it is.
    Erasure: as the post.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    post = models.OneToOneField(Post, models.CASCADE, related_name="poll")
    takes_several = models.BooleanField(default=False)
    is_secret = models.BooleanField(default=True)
    hides_until_closed = models.BooleanField(default=False)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.public_id


class Option(models.Model):
    """One answer that can be chosen, in the language of the post.

    Personal data: none.
    Erasure: as the post.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=OPTION_LENGTH)

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["poll", "place"], name="community_option_place")]

    def __str__(self) -> str:
        return self.words


class Ballot(models.Model):
    """One person chose one answer; never a fact.

    Personal data: what a person voted for, also where the poll is secret: then it is shown to herself alone.
    Erasure: the row is deleted.
    """

    option = models.ForeignKey(Option, models.CASCADE, related_name="ballots")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["option", "person"], name="community_ballot_once")]

    def __str__(self) -> str:
        return f"{self.person_id} chose {self.option_id}"
