"""Writes: applications, nominations, members, organisations, rules of admission."""

from multaqa.features.membership.commands.applying import (
    SaidName,
    SaidPlace,
    begin_application,
    withdraw_application,
    write_expertise,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.features.membership.commands.beginning import settle_first_step
from multaqa.features.membership.commands.bodies import change_organisation, end_trust, trust_domain
from multaqa.features.membership.commands.carrying_out import carry_out, due_decisions
from multaqa.features.membership.commands.deciding import TIME_TO_UNDO, Verdict, decide, undo_decision, version_of
from multaqa.features.membership.commands.departures import note_departed
from multaqa.features.membership.commands.deputies import name_deputy, tell_second_voices
from multaqa.features.membership.commands.editions import renew_directories, renew_directory
from multaqa.features.membership.commands.entering import FIRST_MEMBERS, Seat, admit, appoint_member
from multaqa.features.membership.commands.exporting import export_statistics
from multaqa.features.membership.commands.hiding import (
    hide_from_authorities,
    hide_from_organisation,
    show_to_again,
)
from multaqa.features.membership.commands.intake_saving import halt_saving, save_intake, save_some
from multaqa.features.membership.commands.intakes import (
    begin_intake,
    choose,
    end_intake,
    forget_intakes,
    read_intake,
)
from multaqa.features.membership.commands.invitations import (
    decline_invitation,
    forget_invitations,
    invite,
    send_again,
    take_invitation,
    tell_inviter,
    withdraw_invitation,
    write_invitation,
)
from multaqa.features.membership.commands.keeping import change_constituency, write_admission, write_constituency
from multaqa.features.membership.commands.keys import (
    close_with_membership,
)
from multaqa.features.membership.commands.lasting import (
    attest,
    change_term,
    due_memberships,
    end_membership,
    leave,
    set_last_day,
)
from multaqa.features.membership.commands.merging import merge_organisation
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
from multaqa.features.membership.commands.photos import photo_ref, remove_photo, take_photo
from multaqa.features.membership.commands.posts import (
    due_leavings,
    keep_post,
    leave_post_on_time,
    record_leaving_post,
)
from multaqa.features.membership.commands.profiles import (
    SaidOfHerself,
    show_profile,
    take_account_name,
    write_profile,
)
from multaqa.features.membership.commands.readings import Pace, forget_readers, let_read_on, take_reading
from multaqa.features.membership.commands.reminding import (
    nominations_to_remind,
    remind_nominator,
    remind_reviewers,
    tell_waiting_applicants,
)
from multaqa.features.membership.commands.reminding_ends import (
    remind_of_ends,
)
from multaqa.features.membership.commands.replying import reply_to
from multaqa.features.membership.commands.steps import Step
from multaqa.features.membership.commands.suspending import (
    appeal_suspension,
    confirm_suspension,
    hear_appeal,
    lapsed_suspensions,
    let_lapse,
    lift_suspension,
    suspend_for_now,
    suspend_member,
)
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
    "Pace",
    "SaidName",
    "SaidOfHerself",
    "SaidPlace",
    "Seat",
    "Step",
    "Verdict",
    "admit",
    "appeal_suspension",
    "appoint_member",
    "ask_besides",
    "ask_instead",
    "attest",
    "begin_application",
    "begin_intake",
    "carry_out",
    "change_constituency",
    "change_organisation",
    "change_term",
    "choose",
    "close_with_membership",
    "confirm_by_link",
    "confirm_nomination",
    "confirm_suspension",
    "decide",
    "decline_by_link",
    "decline_invitation",
    "decline_nomination",
    "due_decisions",
    "due_leavings",
    "due_memberships",
    "end_contact",
    "end_focal_point",
    "end_intake",
    "end_membership",
    "end_trust",
    "enter_organisation",
    "export_statistics",
    "forget_intakes",
    "forget_invitations",
    "forget_readers",
    "halt_saving",
    "hear_appeal",
    "hide_from_authorities",
    "hide_from_organisation",
    "invite",
    "keep_name_keys",
    "keep_post",
    "lapsed_suspensions",
    "leave",
    "leave_post_on_time",
    "let_lapse",
    "let_read_on",
    "lift_suspension",
    "make_known",
    "merge_organisation",
    "name_deputy",
    "name_focal_point",
    "nomination_of_token",
    "nominations_to_remind",
    "note_departed",
    "photo_ref",
    "propose_organisation",
    "read_intake",
    "record_contact",
    "record_leaving_post",
    "remind_nominator",
    "remind_of_ends",
    "remind_reviewers",
    "remove_photo",
    "renew_directories",
    "renew_directory",
    "reply_to",
    "save_intake",
    "save_some",
    "send_again",
    "send_application",
    "set_last_day",
    "settle_first_step",
    "show_profile",
    "show_to_again",
    "suspend_for_now",
    "suspend_member",
    "take_account_name",
    "take_invitation",
    "take_photo",
    "take_reading",
    "tell_inviter",
    "tell_reviewers",
    "tell_second_voices",
    "tell_waiting_applicants",
    "token_of",
    "trust_domain",
    "undo_decision",
    "version_of",
    "withdraw_application",
    "withdraw_invitation",
    "write_admission",
    "write_constituency",
    "write_expertise",
    "write_invitation",
    "write_names",
    "write_nominators",
    "write_place",
    "write_profile",
    "write_purpose",
]
