"""How often one person of a network is asked."""

from django.db import transaction

from multaqa.features.community.commands.rows import permit
from multaqa.features.community.facts.questions import QuestionRulesSet
from multaqa.features.community.models import QuestionRules
from multaqa.features.community.policies.questions import may_keep_rules
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Network, Person


@transaction.atomic
def set_question_rules(network: Network, *, most_a_week: int, by: Person) -> None:
    """To one person at most so many questions (1 to 50) are put in seven days. Raises PermissionDenied."""
    permit(may_keep_rules(by))
    rules, _is_new = QuestionRules.objects.get_or_create(network=network)
    if rules.most_a_week == most_a_week:
        return
    rules.most_a_week = most_a_week
    rules.save(update_fields=["most_a_week"])
    record(QuestionRulesSet(most_a_week), by=by)
