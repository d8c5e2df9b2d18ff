"""Pages full of notes in Chromium: frames while they scroll, all painted: `python -m tests.bench.notes`.

A claim with 1,000 notes on its words and a source with 5,000, beside a blank page in the same visit.
"""

import os
import random
import statistics
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.place import machine, place, server, slug_of
from tests.browser.chromium import MISSING, find_chromium

ON_CLAIM, ON_SOURCE = 1_000, 5_000
PARAGRAPHS, LETTERS = 250, "館夜燈席城書議費站市民票街橋河港報員年月"
FRAMES = """async () => {
    const times = [];
    const { scrollHeight } = document.documentElement;
    const most = Math.max(1, scrollHeight - innerHeight);
    let last = performance.now();
    for (let k = 0; k < 240; k += 1) {
        window.scrollTo(0, (k < 120 ? k * 60 : (k - 120) * most / 120) % most);
        const now = await new Promise(requestAnimationFrame);
        times.push(now - last);
        last = now;
    }
    return times.slice(5);
}"""
PAINTED = """() => [...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0)"""
WHOLE = "() => document.querySelectorAll('[data-note]').length"


def main() -> None:
    """Print a line per page."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(MISSING)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with place("Pages full of notes in Chromium") as asked, sync_playwright() as playwright, server() as served:
        claim, source = written(slug_of(100))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(machine())
        print(f"claim, {ON_CLAIM} notes: {measured(browser, f'{served.address}/c/{claim}/', asked.runs)}", flush=True)
        print(
            f"source, {ON_SOURCE} notes: {measured(browser, f'{served.address}/s/{source}/', asked.runs)}", flush=True
        )
        browser.close()


def written(slug: str) -> tuple[str, str]:
    """A claim and a source of the debate with notes on random words of theirs: their pids."""
    from debate.models import Annotation, Claim, Debate, Source

    debate = Debate.objects.get(slug=slug)
    claim = Claim.objects.filter(debate=debate, kind="claim", withdrawn_at__isnull=True).order_by("pk")[0]
    source = Source.objects.filter(debate=debate).order_by("pk")[0]
    if not Annotation.objects.filter(debate=debate, source=source).exists():
        by_chance = random.Random(5)
        rows = [*on_claim(by_chance, claim), *on_source(by_chance, source)]
        Annotation.objects.bulk_create(rows, batch_size=500)
    return claim.pid, source.pid


def on_claim(by_chance: random.Random, claim: Any) -> Iterator[Any]:
    """Notes on its detail, which is made as long as one may be."""
    from debate.models import Claim

    paragraphs = [text_of_length(by_chance, 480) for _ in range(20)]
    html = "".join(f"<p>{words}</p>" for words in paragraphs)
    Claim.objects.filter(pk=claim.pk).update(detail="\n\n".join(paragraphs), detail_html=html)
    said = {"part": "detail", "selected_version": claim.version, "selected_language": claim.language}
    for _ in range(ON_CLAIM):
        yield note(by_chance, "".join(paragraphs), claim, claim=claim, **said)


def on_source(by_chance: random.Random, source: Any) -> Iterator[Any]:
    """Notes on the paragraphs of a text that everybody may read."""
    from debate.editing.attach import attach_text
    from debate.models import Source

    paragraphs = [text_of_length(by_chance, by_chance.randint(120, 400)) for _ in range(PARAGRAPHS)]
    Source.objects.filter(pk=source.pk).update(words=Source.Words.PUBLIC)
    data = "\n\n".join(paragraphs).encode()
    stored = attach_text(source=source, data=data, origin="bench", by=None, force=True).text
    said = {"part": "passage", "selected_version": stored.version, "selected_language": stored.language}
    for k in range(ON_SOURCE):
        at = k % PARAGRAPHS
        yield note(by_chance, paragraphs[at], source, source=source, block=at + 1, **said)


def text_of_length(by_chance: random.Random, letters: int) -> str:
    """Chinese characters without sense."""
    return "".join(by_chance.choices(LETTERS, k=letters))


def note(by_chance: random.Random, text: str, thing: Any, **on: Any) -> Any:
    """A public note on some words of a text."""
    from debate.history.addresses import new_pid
    from debate.models import Annotation

    motivation = by_chance.choice(["commenting", "questioning", "highlighting", "tagging"])
    start = by_chance.randrange(len(text) - 2)
    length = min(len(text) - start, by_chance.randint(2, 30))
    words = {"selected": True, "start": start, "length": length, "exact": text[start : start + length]}
    said = {"body": "筆記", "body_html": "<p>筆記</p>", "motivation": motivation, "visibility": "public"}
    return Annotation(debate_id=thing.debate_id, pid=new_pid(), **said, **words, **on)


def measured(browser: Browser, address: str, runs: int) -> str:
    """Medians of frames against a blank page's, and the stretches that are painted at the top of the page."""
    found = [run(browser, address) for _ in range(runs)]
    middle = {name: statistics.median(one[name] for one in found) for name in found[0]}
    return (
        f"frames p95 {middle['p95']:.1f} ms, longest {middle['longest']:.1f} ms (blank page {middle['blank']:.1f} ms);"
        f" {middle['painted']:.0f} stretches painted, {middle['notes']:.0f} notes listed;"
        f" painted after {middle['first']:.0f} ms"
    )


def run(browser: Browser, address: str) -> dict[str, float]:
    """One visit."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.set_content("<main><div></div></main><style>div { height: 20000px; }</style>")
    blank = sorted(page.evaluate(FRAMES))
    first = opened(page, address)
    painted = page.evaluate(PAINTED)
    times = sorted(page.evaluate(FRAMES))
    found = {
        "p95": times[int(len(times) * 0.95)],
        "longest": times[-1],
        "blank": blank[int(len(blank) * 0.95)],
        "painted": painted,
        "notes": page.evaluate(WHOLE),
        "first": first,
    }
    context.close()
    return found


def opened(page: Page, address: str) -> float:
    """Milliseconds from the beginning until words are painted."""
    page.goto(address)
    page.wait_for_function(f"({PAINTED})() > 0", timeout=20_000)
    found: float = page.evaluate("performance.now()")
    page.wait_for_load_state("networkidle")
    return found


if __name__ == "__main__":
    main()
