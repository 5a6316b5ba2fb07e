"""The process that checks the alerts and tells the webhooks."""
