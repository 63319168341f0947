"""Who may do what in the admin, where Wagtail's own rules do not fit."""

from wagtail.permission_policies import ModelPermissionPolicy


class NothingIsAdded(ModelPermissionPolicy):
    """For records that come from elsewhere: they are read and worked on, not written, here."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions, include_superusers=True):
        kept = [action for action in actions if action != "add"]
        return super().users_with_any_permission(kept, include_superusers)


class OnlyRead(ModelPermissionPolicy):
    """For records that a machine keeps: whoever may view them reads them, nobody writes them."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions, include_superusers=True):
        kept = [action for action in actions if action == "view"]
        return super().users_with_any_permission(kept, include_superusers)


class OnlyWorkedOn(NothingIsAdded):
    """For records that a machine adds and removes: people may only view and change them."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)
