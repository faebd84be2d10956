"""What staff can do about one membership, from one page: each act with its form, its command and what is said then."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from multaqa.features.membership.commands import (
    attest,
    confirm_suspension,
    hear_appeal,
    lift_suspension,
    record_leaving_post,
    set_last_day,
    suspend_member,
)
from multaqa.features.membership.forms.standing import EndForm, HearingForm, PostForm, SuspensionForm
from multaqa.features.membership.models import Capacity, Member, Suspension
from multaqa.foundation.people.api import Person


@dataclass(frozen=True)
class Act:
    """One act that was asked for: ``run`` carries it out, ``form`` takes a refusal, ``said`` is said afterwards."""

    run: Callable[[], object]
    form: forms.Form | None
    said: str


class Acts:
    """The forms of one membership's page; the button ``act`` says which of them was sent."""

    def __init__(self, member: Member, live: Suspension | None, sent: Any, *, by: Person) -> None:
        self.member, self.live, self.by = member, live, by
        self.name = sent.get("act", "") if sent is not None else ""
        self.begins = sent is not None and "begin_with" in sent
        self.end = EndForm(sent if self.name == "end" else None)
        self.post = PostForm(sent if self.name == "post" else None)
        self.suspension = SuspensionForm(sent if self.name == "suspend" or self.begins else None, member=member)
        self.hearing = HearingForm(sent if self.name in ("hear-lift", "hear-keep") else None)
        if self.begins:
            self.suspension.begin_with(sent["begin_with"])

    @property
    def may_attest(self) -> bool:
        """Whether the page offers to attest."""
        return self.member.state == Member.State.ACTIVE

    @property
    def has_post(self) -> bool:
        """Whether she stands for an organisation that she could leave."""
        lasts = self.member.state != Member.State.ENDED
        return lasts and self.member.organisation is not None and self.member.capacity != Capacity.PERSONAL

    def pressed(self) -> Act | None:
        """The act that was asked for; None for an unknown one and for a form that cannot be taken."""
        form = self._forms().get(self.name)
        run = self._runs().get(self.name)
        if run is None or (form is not None and not form.is_valid()):
            return None
        return Act(run, form, self._said()[self.name])

    def _forms(self) -> dict[str, forms.Form]:
        return {
            "end": self.end,
            "post": self.post,
            "suspend": self.suspension,
            "hear-lift": self.hearing,
            "hear-keep": self.hearing,
        }

    def _runs(self) -> dict[str, Callable[[], object]]:
        member, by, live = self.member, self.by, self.live
        runs: dict[str, Callable[[], object]] = {
            "attest": lambda: attest(member, by=by),
            "end": lambda: set_last_day(
                member, on=self.end.cleaned_data["last_day"], reason=self.end.cleaned_data["reason"], by=by
            ),
            "post": lambda: record_leaving_post(member, on=self.post.day, by=by),
            "suspend": lambda: suspend_member(member, reason=self.suspension.cleaned_data["reason"], by=by),
        }
        if live is not None:
            runs |= {
                "confirm": lambda: confirm_suspension(live, by=by),
                "lift": lambda: lift_suspension(live, by=by),
                "hear-lift": lambda: hear_appeal(live, lifts=True, words=self.hearing.cleaned_data["words"], by=by),
                "hear-keep": lambda: hear_appeal(live, lifts=False, words=self.hearing.cleaned_data["words"], by=by),
            }
        return runs

    def _said(self) -> dict[str, str]:
        heard = _("The appeal is answered.")
        return {
            "attest": _("The membership is attested for another term."),
            "end": _("The last day is set, and the member is told."),
            "post": _("The change of post is recorded."),
            "suspend": _("The membership is suspended, and the member is told."),
            "confirm": _("The suspension is confirmed."),
            "lift": _("The suspension is lifted."),
            "hear-lift": heard,
            "hear-keep": heard,
        }
