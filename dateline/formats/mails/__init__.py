"""Mails: their parts, their senders, and the story in them."""
