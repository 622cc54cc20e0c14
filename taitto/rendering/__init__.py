"""Frozen data → text and bytes: templates, typography, pictures, the MJML and the PDF compilers."""
