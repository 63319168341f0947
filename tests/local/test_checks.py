"""What must hold before a start is told in sentences."""

import os
import socket

import pytest

from sparks.local import checks
from sparks.local.trouble import Trouble, told


def test_a_free_port_is_free():
    checks.port_is_free(checks.free_port())


def test_a_busy_port_names_its_user_and_another_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(Trouble) as caught:
            checks.port_is_free(port)
    assert f"Port {port} is taken by " in str(caught.value)
    assert f"(process {os.getpid()})" in str(caught.value)
    assert "make run PORT=" in str(caught.value)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port(port):
    with pytest.raises(Trouble, match="is no port"):
        checks.port_is_free(port)


def test_trouble_is_told_without_a_traceback(capsys):
    def main():
        raise Trouble("The kettle is empty. Fill it.")

    assert told(main) == 1
    assert capsys.readouterr().err == "\nThe kettle is empty. Fill it.\n\n"
