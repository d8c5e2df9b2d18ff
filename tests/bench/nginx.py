"""nginx with the configuration of docs/nginx.conf, on the loopback, for tests/bench/proxy.py."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from tests.bench.place import ROOT, Served, free_port, wait_for

AROUND = """
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/error.log;{user}
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {documented}
}}
"""


class Answer(NamedTuple):
    """What nginx answered, and what its cache had to do with it."""

    status: int
    cache: str
    body: str
    headers: dict[str, str]


@contextmanager
def nginx(folder: Path, origin: int) -> Iterator[Served]:
    """Run in front of the program at a port; at /files/ it sends what lies in folder/files."""
    port = free_port()
    (folder / "files").mkdir(parents=True, exist_ok=True)
    user = " user root;" if os.getuid() == 0 else ""  # its workers read a folder that is root's
    documented = adapted((ROOT / "docs" / "nginx.conf").read_text("utf-8"), folder, port, origin)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user, documented=documented), "utf-8")
    running = subprocess.Popen(["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"])
    try:
        wait_for(f"http://127.0.0.1:{port}/files/ready")
        yield Served(f"http://127.0.0.1:{port}", running.pid)
    finally:
        running.terminate()
        running.wait(20)


def adapted(documented: str, folder: Path, port: int, origin: int) -> str:
    """The documented configuration with other paths and ports, without TLS and what leads to it; a folder of files
    beside it. ValueError if it does not say what is replaced here."""
    (folder / "files" / "ready").write_text("ready\n", "utf-8")
    start, end = documented.index("server {\n    listen 80;"), documented.index("server {\n    listen 443")
    documented = documented[:start] + documented[end:]
    for said, here in (
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port};\n    location /files/ {{ root {folder}; }}"),
        ("server 127.0.0.1:8000;", f"server 127.0.0.1:{origin};"),
        ("/var/cache/nginx/biantu", f"{folder}/cache"),
        ("/var/lib/biantu/static/", f"{os.environ['BIANTU_VAR']}/static/"),
        ("ssl_certificate /", "# /"),
        ("ssl_certificate_key /", "# /"),
    ):
        if said not in documented:
            raise ValueError(said)
        documented = documented.replace(said, here)
    return documented


def ask(front: Served, path: str, *, session: str = "") -> Answer:
    """GET, as a browser with this session or without one."""
    connection = HTTPConnection(front.address.removeprefix("http://"), timeout=30)
    connection.request("GET", path, headers={"Cookie": f"session={session}"} if session else {})
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    body = response.read().decode()
    connection.close()
    return Answer(response.status, headers.get("x-cache-status", ""), body, headers)
