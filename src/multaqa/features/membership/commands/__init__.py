"""Writes: applications, nominations, members, organisations, rules of admission."""

from multaqa.features.membership.commands.applying import (
    SaidName,
    SaidPlace,
    Step,
    begin_application,
    withdraw_application,
    write_expertise,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.features.membership.commands.carrying_out import carry_out, due_decisions
from multaqa.features.membership.commands.deciding import TIME_TO_UNDO, Verdict, decide, undo_decision, version_of
from multaqa.features.membership.commands.departures import note_departed
from multaqa.features.membership.commands.editions import renew_directories, renew_directory
from multaqa.features.membership.commands.entering import FIRST_MEMBERS, Seat, admit, appoint_member
from multaqa.features.membership.commands.keeping import change_constituency, write_admission, write_constituency
from multaqa.features.membership.commands.name_keys import keep_name_keys
from multaqa.features.membership.commands.organisations import (
    Body,
    end_contact,
    end_focal_point,
    enter_organisation,
    make_known,
    name_focal_point,
    propose_organisation,
    record_contact,
)
from multaqa.features.membership.commands.profiles import (
    SaidOfHerself,
    show_profile,
    take_account_name,
    write_profile,
)
from multaqa.features.membership.commands.reminding import (
    nominations_to_remind,
    remind_nominator,
    remind_reviewers,
    tell_waiting_applicants,
)
from multaqa.features.membership.commands.replying import reply_to
from multaqa.features.membership.commands.telling_reviewers import tell_reviewers
from multaqa.features.membership.commands.vouching import (
    SHORTEST_KNOWING,
    Answer,
    ask_besides,
    ask_instead,
    confirm_by_link,
    confirm_nomination,
    decline_by_link,
    decline_nomination,
    nomination_of_token,
    send_application,
    token_of,
)

__all__ = [
    "FIRST_MEMBERS",
    "SHORTEST_KNOWING",
    "TIME_TO_UNDO",
    "Answer",
    "Body",
    "SaidName",
    "SaidOfHerself",
    "SaidPlace",
    "Seat",
    "Step",
    "Verdict",
    "admit",
    "appoint_member",
    "ask_besides",
    "ask_instead",
    "begin_application",
    "carry_out",
    "change_constituency",
    "confirm_by_link",
    "confirm_nomination",
    "decide",
    "decline_by_link",
    "decline_nomination",
    "due_decisions",
    "end_contact",
    "end_focal_point",
    "enter_organisation",
    "keep_name_keys",
    "make_known",
    "name_focal_point",
    "nomination_of_token",
    "nominations_to_remind",
    "note_departed",
    "propose_organisation",
    "record_contact",
    "remind_nominator",
    "remind_reviewers",
    "renew_directories",
    "renew_directory",
    "reply_to",
    "send_application",
    "show_profile",
    "take_account_name",
    "tell_reviewers",
    "tell_waiting_applicants",
    "token_of",
    "undo_decision",
    "version_of",
    "withdraw_application",
    "write_admission",
    "write_constituency",
    "write_expertise",
    "write_names",
    "write_nominators",
    "write_place",
    "write_profile",
    "write_purpose",
]
