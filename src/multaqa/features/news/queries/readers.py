"""For whom an article may be."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.features.news.models import Article
from multaqa.features.news.queries.team import newsroom_key
from multaqa.foundation.access.api import ACCOUNT, PUBLIC, network_key
from multaqa.foundation.people.api import Network
from multaqa.lib.labels import label_in


def audiences(article: Article) -> list[tuple[str, str | Promise]]:
    """The audiences that can be chosen: widest first, and the present one if it is none of these."""
    offered: dict[str, str | Promise] = {
        PUBLIC: _("Everyone"),
        ACCOUNT: _("Everyone with an account"),
        network_key(article.network.public_id): _members_of(article.network),
        newsroom_key(): _("The newsroom only"),
    }
    return list(({article.audience: _("As it is now")} | offered).items())


def audience_words_of(article: Article) -> str:
    """Who may read an article, in words; the widest audiences, which are most, without a query."""
    if article.audience in (PUBLIC, ACCOUNT):
        return _("Everyone") if article.audience == PUBLIC else _("Everyone with an account")
    return str(dict(audiences(article))[article.audience])


def _members_of(network: Network) -> str:
    name = label_in(network.name, get_language() or "en")
    return _("Members of: %(network)s") % {"network": name} if name else _("Members of the network")
