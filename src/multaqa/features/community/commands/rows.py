"""The rows that a change begins with: read anew and locked, so that two at once stand in line."""

from django.core.exceptions import PermissionDenied

from multaqa.features.community.models import Post, Thread


def permit(allowed: bool) -> None:
    """Raise PermissionDenied unless the policy said yes."""
    if not allowed:
        raise PermissionDenied


def locked_thread(thread: Thread) -> Thread:
    """The thread as it is stored now, locked, with its carrier and community."""
    Thread.objects.select_for_update().get(pk=thread.pk)
    return Thread.objects.select_related("carrier", "community__network").get(pk=thread.pk)


def locked_post(post: Post) -> Post:
    """The post as it is stored now, its thread locked first: whoever changes a post changes what that counts."""
    thread = locked_thread(Thread(pk=Post.objects.values_list("thread", flat=True).get(pk=post.pk)))
    locked = Post.objects.select_for_update().get(pk=post.pk)
    locked.thread = thread
    return locked
