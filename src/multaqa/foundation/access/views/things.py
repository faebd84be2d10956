"""The permanent addresses of things."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from multaqa.foundation.access.things import kinds, may_read_ref
from multaqa.foundation.people.api import preferences_of, reader_of


@require_safe
def thing(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Lead to a thing's page in the reader's language; 404 when there is nothing that the reader may read."""
    reader = reader_of(request)
    if not may_read_ref(reader, f"{kind}:{public_id}"):
        raise Http404
    with override(preferences_of(request).language):
        answer = HttpResponseRedirect(kinds()[kind].address(public_id))
    answer["Cache-Control"] = "private, no-store"
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return answer
