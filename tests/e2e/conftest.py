"""What the tests of publishing share: a server, and an office that was built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.publishing import built_office
from tests.support.sshd import Sshd, start_sshd

if TYPE_CHECKING:
    from taitto.config import Office


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """Return a real OpenSSH server on this machine."""
    server = start_sshd(tmp_path_factory.mktemp("sshd"))
    yield server
    server.stop()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office with a build to publish."""
    return built_office(tmp_path)
