"""What a post answers."""

from multaqa.features.community.models import Post


def answered_by(ref: str) -> list[str]:
    """The reference of the post that the one named by ``ref`` quotes or replies to, as a list; empty without one."""
    found = Post.objects.filter(public_id=ref.partition(":")[2], answers__isnull=False)
    return [f"community.post:{public_id}" for public_id in found.values_list("answers__public_id", flat=True)]
