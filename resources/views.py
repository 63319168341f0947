"""How long a post is: asked by the editor's form while somebody types."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, JsonResponse
from django.views.generic import View

from .models.kit_blocks import PostBlock, post_of


class PostLengthView(View):
    """Takes a post as the form has it, gives what the form says about it. Stores nothing."""

    http_method_names = ["post"]

    def post(self, request):
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        block = PostBlock()
        try:
            value = block.value_from_datadict(request.POST, {}, "post")
        except (ValueError, KeyError, TypeError, AttributeError):  # no text as the editor writes it
            return HttpResponseBadRequest()
        post = post_of(value)
        return JsonResponse({"words": post.measure, "faults": list(post.faults.values())})
