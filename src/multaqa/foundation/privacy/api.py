"""The door of privacy: exports, erasures, legal holds."""

from multaqa.foundation.privacy.commands import (
    ask_for_erasure,
    ask_for_export,
    lift_hold,
    propose_erasure,
    set_hold,
)
from multaqa.foundation.privacy.facts import (
    ErasureAsked,
    ErasureProposed,
    ErasureTakenBack,
    ExportAsked,
    ExportFetched,
    ExportMade,
    LegalHoldLifted,
    LegalHoldSet,
    PersonErased,
)
from multaqa.foundation.privacy.models import Erasure, Export, LegalHold
from multaqa.foundation.privacy.paper import holdings_table
from multaqa.foundation.privacy.policies import may_keep_cases
from multaqa.foundation.privacy.queries import holds_on, open_erasure
from multaqa.foundation.privacy.refusals import Refused
from multaqa.foundation.privacy.rules import EXPORTS_FOLDER
from multaqa.foundation.privacy.tasks import carry_out_due_erasures, forget_exports

__all__ = [
    "EXPORTS_FOLDER",
    "Erasure",
    "ErasureAsked",
    "ErasureProposed",
    "ErasureTakenBack",
    "Export",
    "ExportAsked",
    "ExportFetched",
    "ExportMade",
    "LegalHold",
    "LegalHoldLifted",
    "LegalHoldSet",
    "PersonErased",
    "Refused",
    "ask_for_erasure",
    "ask_for_export",
    "carry_out_due_erasures",
    "forget_exports",
    "holdings_table",
    "holds_on",
    "lift_hold",
    "may_keep_cases",
    "open_erasure",
    "propose_erasure",
    "set_hold",
]
