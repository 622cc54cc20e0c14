"""How the kinds that are drawn are laid out, each in modules of its own; what they share is in taitto/plotting."""
