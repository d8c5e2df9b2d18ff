"""The map in Chromium: layout, frames, first picture, nodes, bytes: `python -m tests.bench.browser`."""

import os
import statistics
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.place import machine, place, server, slug_of
from tests.browser.chromium import MISSING, find_chromium

FRAMES = """async (map) => {
    const times = [];
    let last = performance.now();
    const stage = document.querySelector("[data-part=stage]");
    const box = (stage ?? document.documentElement).getBoundingClientRect();
    const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true };
    for (let k = 0; k < 180; k += 1) {
        const deltaY = k < 60 ? 60 : k < 120 ? -60 : 0;
        if (map && deltaY) stage.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY, ctrlKey: true }));
        else if (map) stage.dispatchEvent(new WheelEvent("wheel", { ...at, deltaX: k % 2 ? 30 : -20, deltaY: 10 }));
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
    }
    return { times: times.slice(5), nodes: document.querySelectorAll("*").length };
}"""
LAYOUT = """async ([root, address, runs]) => {
    const load = (name) => import(`${root}${name}.js`);
    const [{ read }, { layout }, measure] = await Promise.all(["topology", "layout", "measure"].map(load));
    const topology = read(await (await fetch(address)).json());
    const open = new Uint8Array(topology.n).fill(1);
    const height = new Float64Array(topology.n).fill(80);
    const took = [];
    for (let k = 0; k < runs + 3; k += 1) {
        const start = performance.now();
        layout(topology, { open, height });
        took.push(performance.now() - start);
    }
    return took.slice(3);
}"""


def main() -> None:
    """Print a line per size."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(MISSING)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with place("The map in Chromium") as asked, sync_playwright() as playwright, server() as served:
        address = served.address
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(machine())
        for claims in asked.sizes or (10_000, 100_000):
            slug = slug_of(claims)
            print(f"{claims} claims: layout {layout(browser, address, slug, asked.runs):.1f} ms", flush=True)
            print(f"{claims} claims: {explored(browser, address, slug, asked.runs)}", flush=True)
        browser.close()


def layout(browser: Browser, address: str, slug: str, runs: int) -> float:
    """Median milliseconds to lay the whole debate out, everything open."""
    from debate.models import Debate

    debate = Debate.objects.get(slug=slug)
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{address}/healthz")
    topology = f"{address}/_/map/{debate.pid}/{debate.shape}.json"
    took = page.evaluate(LAYOUT, [f"{address}/static/js/lib/", topology, runs])
    page.close()
    return statistics.median(took)


def explored(browser: Browser, address: str, slug: str, runs: int) -> str:
    """First picture, script bytes, frames against a blank page's, and the most nodes."""
    found = [run(browser, address, slug) for _ in range(runs)]
    middle = {name: statistics.median(one[name] for one in found) for name in found[0]}
    return (
        f"first picture {middle['first']:.0f} ms; frames p95 {middle['p95']:.1f} ms, longest {middle['longest']:.1f} ms"
        f" (blank page {middle['blank']:.1f} ms); {middle['nodes']:.0f} nodes; script {middle['script']:,.0f} bytes"
    )


def run(browser: Browser, address: str, slug: str) -> dict[str, float]:
    """One cold visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    blank = page.evaluate(FRAMES, False)["times"]
    sent = scripts(page)
    page.goto(f"{address}/d/{slug}/")
    page.wait_for_selector(".map-card", timeout=20_000)
    first = page.evaluate("performance.now()")
    page.wait_for_load_state("networkidle")
    found = page.evaluate(FRAMES, True)
    context.close()
    ordered = sorted(found["times"])
    return {
        "first": first,
        "p95": ordered[int(len(ordered) * 0.95)],
        "longest": ordered[-1],
        "blank": sorted(blank)[int(len(blank) * 0.95)],
        "nodes": found["nodes"],
        "script": sum(sent.values()),
    }


def scripts(page: Page) -> dict[str, int]:
    """Compressed bytes of each script, filled as the page fetches them."""
    sent: dict[str, int] = {}

    def note(request: Any) -> None:
        if request.resource_type == "script":
            sent[request.url] = request.sizes()["responseBodySize"]

    page.on("requestfinished", note)
    return sent


if __name__ == "__main__":
    main()
