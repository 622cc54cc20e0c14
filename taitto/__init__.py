"""Taitto: one issue folder becomes the email, the text part and the magazine PDF."""

__version__ = "0.1.0"
