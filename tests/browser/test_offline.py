"""Nothing asks the network: a build, the app on every page and its exports, each system call counted."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.paths import ROOT
from tests.browser.driving import REQUIRED

NEEDS = ("strace", "unshare")
IN_NO_NETWORK = ["unshare", "--map-root-user", "--net"]
# An address of the internet family; what asks a name server asks for an address elsewhere.
ADDRESS = re.compile(r'sin6?_port=htons\((\d+)\).*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"')

pytestmark = pytest.mark.skipif(
    not (REQUIRED or all(map(shutil.which, NEEDS))), reason="strace and unshare are not on this machine"
)


def list_foreign_calls(trace: Path) -> list[str]:
    """Return the calls in a trace whose address is not that of this computer."""
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if (match := ADDRESS.search(line)) and is_foreign(match[1], match[2])]


def is_foreign(port: str, address: str) -> bool:
    return port == "53" or not (address.startswith(("127.", "::ffff:127.")) or address == "::1")


def test_the_app_can_be_made_to_call_out(tmp_path: Path) -> None:
    command = [*IN_NO_NETWORK, sys.executable, "-m", "tests.browser.offline_journey", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    for trace in ("build.trace", "app.trace"):
        assert (tmp_path / trace).exists()
        assert list_foreign_calls(tmp_path / trace) == []


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import socket; socket.create_connection(('2001:db8::1', 80), 1)",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('8.8.8.8', 1))",
        "from streamlit import net_util; net_util.get_external_ip()",
    ],
)
def test_a_call_for_another_address_is_counted(tmp_path: Path, code: str) -> None:
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", str(trace)]
    subprocess.run([*IN_NO_NETWORK, *command, sys.executable, "-c", code], capture_output=True, check=False)
    assert list_foreign_calls(trace)


def test_a_call_for_this_computer_is_not_counted(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text(
        'connect(3, {sa_family=AF_INET, sin_port=htons(8501), sin_addr=inet_addr("127.0.0.1")}, 16) = 0\n'
        'connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 16) = 0\n'
    )
    assert list_foreign_calls(trace) == []
