// What is said of the claim in hand: the way to the question as text, counts in words, the first lines of what it
// rests on (from the claim's own page, asked for after a moment's rest).

const PAUSE = 350; // milliseconds
const LINES = 2;
const LONG = 90; // characters of a passage

export class Hover {
  #timer = 0;
  #passages = new Map(); // pid → promise of lines

  // `map`: {scene, store, address(pid), wantLabels(list), and what map/words.js tells}
  constructor(panel, map) {
    Object.assign(this, { panel, map, shown: -1 });
  }

  show(i) {
    if (i === this.shown) return;
    window.clearTimeout(this.#timer);
    this.shown = i;
    if (i < 0) {
      this.panel.hidden = true;
      return;
    }
    this.#timer = window.setTimeout(() => this.#open(i), PAUSE);
  }

  async #open(i) {
    const { scene } = this.map;
    const path = scene.topology.path(i);
    this.#fill(i, path);
    this.panel.hidden = false;
    const pid = scene.topology.pid(i);
    const lines = scene.topology.cited[i] ? await this.#lines(pid) : [];
    if (this.shown === i) this.#quote(lines);
  }

  // Again, when words have come that were missing.
  refresh() {
    if (this.shown >= 0 && !this.panel.hidden) this.#fill(this.shown, this.map.scene.topology.path(this.shown));
  }

  #fill(i, path) {
    const { map, panel } = this;
    const { lines, ends } = map.elsewhere(i);
    map.wantLabels([...path, ...ends, ...map.scene.partners(i)]);
    const steps = path.length > 6 ? [path[0], -1, ...path.slice(-4)] : path;
    panel.querySelector("[data-path]").replaceChildren(...steps.map((at) => this.#step(at, i)));
    panel.querySelector("[data-counts]").textContent = map.counts(i);
    const also = [map.together(i), ...lines].filter(Boolean);
    panel.querySelector("[data-also]").replaceChildren(...also.map(line));
    if (panel.dataset.node !== String(i)) panel.querySelector("[data-quotes]").replaceChildren();
    panel.dataset.node = i;
  }

  #step(at, i) {
    const item = document.createElement("li");
    if (at < 0) item.textContent = "…";
    else {
      const { map } = this;
      const { mark } = map.relation(at);
      item.textContent = `${mark ? `${mark} ` : ""}${at === i ? map.store.words(map.scene.topology.pid(at)) : map.label(at) || "…"}`;
      if (at === i) item.className = "here";
    }
    return item;
  }

  #quote(lines) {
    const quotes = this.panel.querySelector("[data-quotes]");
    quotes.replaceChildren(...lines.map(line));
  }

  #lines(pid) {
    if (!this.#passages.has(pid)) {
      if (this.#passages.size > 200) this.#passages.clear();
      this.#passages.set(pid, this.#ask(pid));
    }
    return this.#passages.get(pid);
  }

  async #ask(pid) {
    try {
      const answer = await fetch(this.map.address(pid), { credentials: "same-origin", cache: "no-cache" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = [...page.querySelectorAll("#claim .passages > li")].slice(0, LINES);
      return found.map((passage) => brief(passage.querySelector("blockquote, .words, .digest") ?? passage));
    } catch {
      return [];
    }
  }
}

function line(words) {
  const item = document.createElement("li");
  item.textContent = words;
  return item;
}

function brief(element) {
  for (const label of element.querySelectorAll(".label")) label.remove();
  const said = element.textContent.replace(/\s+/g, " ").trim();
  return said.length > LONG ? `${said.slice(0, LONG)}…` : said;
}
