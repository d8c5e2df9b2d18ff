"""Accounts by django-allauth: its views at our addresses, its forms and mails in our words."""
