"""Notifications while workers are killed and the mail server is cut off."""
