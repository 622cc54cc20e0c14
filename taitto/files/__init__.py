"""Source files → text and plain data, each value with the line it came from. Knows nothing of issues."""
