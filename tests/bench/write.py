"""What adding a claim costs in a small and a large debate, and claims added a second: `python -m tests.bench.write`.

The cost is measured in one process, without a server: processor time of the action with its history, and of the whole
form. For the second, CLIENTS processes sign in at a running server and send forms one after the other, all into one
debate, so that they wait for its lock; at the end CROWD of them for a minute. Every answer is checked, and the claims
are counted.
"""

import json
import re
import statistics
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import uuid4

from tests.bench.place import machine, place, server, slug_of

CLIENTS, SECONDS = 8, 10
CROWD, MINUTE = 20, 60
ADDED = 40
PASSWORD = "a-long-password"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def main() -> None:
    """Print a line per size for the cost, and one for the writes a second."""
    with place("Adding claims") as asked:
        print(machine())
        sizes = asked.sizes or (100, 100_000)
        people(slug_of(size) for size in sizes)
        costs = {size: [cost(slug_of(size)) for _ in range(asked.runs)] for size in sizes}
        for size, runs in costs.items():
            action, form = (statistics.median(run[part] for run in runs) for part in (0, 1))
            print(f"{size} claims: {runs[0][2]} queries, action {action:.2f} ms, form {form:.2f} ms", flush=True)
        for size in sizes:
            found = sorted(writes(slug_of(size)) for _ in range(asked.runs))
            print(
                f"{size} claims: {statistics.median(found):.1f} writes a second ({found[0]:.1f}–{found[-1]:.1f})",
                flush=True,
            )
        rate = writes(slug_of(sizes[0]), CROWD, MINUTE)
        print(f"{CROWD} clients for {MINUTE} s: {rate * MINUTE:.0f} claims added, none lost, no other answer")
        print(machine())


def people(slugs):
    """CROWD editors of every debate."""
    from debate.access.actions import grant
    from debate.models import Debate, Membership, User

    debates = [Debate.objects.get(slug=slug) for slug in slugs]
    for number in range(CROWD):
        name = f"writer-{number}"
        user = User.objects.filter(username=name).first() or User.objects.create_user(name, password=PASSWORD)
        for debate in debates:
            if not Membership.objects.filter(debate=debate, user=user).exists():
                grant(debate=debate, user=user, role="editor", by=None)


def targets(slug, most):
    """Claims of a debate, evenly over their pids, which are random."""
    from debate.models import Claim

    live = Claim.objects.filter(debate__slug=slug, withdrawn_at__isnull=True, kind="claim").order_by("pid")
    pids = list(live.values_list("pid", flat=True))
    return pids[:: max(1, len(pids) // most)][:most]


def cost(slug):
    """Medians of processor time (ms) to add a claim by the action and by its form; and the queries of the action."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from debate.arguments.actions import NewClaim, add_claim
    from debate.models import Debate, User

    debate = Debate.objects.get(slug=slug)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username="writer-0"))
    acted, sent = [], []

    def said():
        return NewClaim(f"一句話 {uuid4()}", "zh-Hant")

    for pid in targets(slug, ADDED):
        with CaptureQueriesContext(connection) as queries:
            add_claim(
                debate=debate, target=pid, relation="pro", claim=NewClaim(f"一句話 {uuid4()}", "zh-Hant"), by=None
            )
        asked = len(queries)
        start = time.process_time()
        add_claim(debate=debate, target=pid, relation="pro", claim=said(), by=None)
        acted.append(time.process_time() - start)
        start = time.process_time()
        answer = client.post(f"/c/{pid}/respond/", form("con", f"另一句話 {uuid4()}"))
        sent.append(time.process_time() - start)
        if answer.status_code != 302:
            raise ValueError(f"/c/{pid}/respond/ answered {answer.status_code}")
    return statistics.median(acted) * 1000, statistics.median(sent) * 1000, asked


def form(relation, text):
    """The fields of a form, with an id of its own."""
    return {"form_id": str(uuid4()), "relation": relation, "text": text, "voice": "editorial", "placement": "editorial"}


def writes(slug, clients=CLIENTS, seconds=SECONDS):
    """Claims a second that so many clients add together at a running server. ValueError if one was lost."""
    from debate.models import Claim

    before = Claim.objects.filter(debate__slug=slug).count()
    pids = json.dumps(targets(slug, 500))
    with server() as served:
        command = [sys.executable, "-m", "tests.bench.write", "--client", served.address, str(clients), str(seconds)]
        running = [
            subprocess.Popen([*command, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for number in range(clients)
        ]
        for process in running:
            process.stdin.write(pids + "\n")
            process.stdin.flush()
        for process in running:
            process.stdout.readline()  # it has signed in
        for process in running:
            process.stdin.write("go\n")
            process.stdin.close()
        counts = [int(process.stdout.readline() or 0) for process in running]
        failed = [process.wait(60) for process in running]
    added = Claim.objects.filter(debate__slug=slug).count() - before
    if any(failed) or added != sum(counts):
        raise ValueError(
            f"{sum(counts)} answers said that a claim was added, {added} were; clients ended with {failed}"
        )
    return added / seconds


def client(address, clients, seconds, number):
    """One of the clients: sign in, wait for the word, send forms for so long, and say how many were taken."""
    pids = json.loads(sys.stdin.readline())[number::clients]
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    sign_in(opener, address, f"writer-{number}")
    token = token_of(opener, f"{address}/c/{pids[0]}/respond/")
    print("ready", flush=True)
    sys.stdin.readline()
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        pid = pids[count % len(pids)]
        post(opener, f"{address}/c/{pid}/respond/", {**token, **form("pro", f"{number}-{count} {uuid4()}")}, htmx=True)
        count += 1
    print(count, flush=True)


def sign_in(opener, address, name):
    """Fill in the sign-in page, whatever it calls the name."""
    with opener.open(f"{address}/sign-in/", timeout=60) as answer:
        page = answer.read().decode().partition("<main")[2]
    named = next(re.finditer(r'<input type="(?:text|email)" name="(\w+)"', page))[1]
    fields = {named: name, "password": PASSWORD, "csrfmiddlewaretoken": TOKEN.search(page)[1]}
    post(opener, f"{address}/sign-in/", fields)


def token_of(opener, address):
    """The CSRF token of the form at an address."""
    with opener.open(address, timeout=60) as answer:
        return {"csrfmiddlewaretoken": TOKEN.search(answer.read().decode())[1]}


def post(opener, address, fields, *, htmx=False):
    """Send a form; ValueError if it was not taken. With htmx the way on is told and not followed."""
    request = Request(address, urlencode(fields).encode(), headers={"HX-Request": "true"} if htmx else {})
    with opener.open(request, timeout=60) as answer:
        answer.read()
        if htmx and "HX-Redirect" not in answer.headers:
            raise ValueError(f"{address} answered {answer.status} without a way on")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--client"]:
        client(sys.argv[2], *map(int, sys.argv[3:6]))
    else:
        main()
