"""An issue's folder → a frozen `Issue`, every block and value with its place, and all problems at once."""

from taitto.reading.assembly import Known
from taitto.reading.folder import Reading, read_issue

__all__ = ["Known", "Reading", "read_issue"]
