"""What Wagtail does when a workflow is finished (WAGTAIL_FINISH_WORKFLOW_ACTION).

Wagtail loads this module while its models load: nothing here may import models at the top.
"""


def finish(workflow_state, user=None) -> None:
    """Publish exactly what was approved; see `submissions.outcomes.conclude`."""
    from .outcomes import conclude  # models are there by the time a workflow ends

    conclude(workflow_state, user)
