"""The mails to single subscribers: confirmations. Issues are mailed by newsletter.sending."""
