// What the server tells: the structure once, cards and labels in batches, each asked for once.

const CARDS = 60;
const LABELS = 200;
const PAUSE = 40; // milliseconds in which wishes gather
const KEPT = 500; // cards kept out of the document

export async function loadTopology(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`map: ${answer.status}`);
  return answer.json();
}

// What concerns this reader alone: the claims that are news to whoever follows something, and how many suggestions wait at
// which claims; nothing if the server does not say.
export async function loadNews(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  const { claims = [], suggested = {} } = answer.ok ? await answer.json() : {};
  return { news: new Set(claims), suggested: new Map(Object.entries(suggested)) };
}

// Asks for many small things together: `want(pids)` now and again; `got` is called when some have come.
class Batches {
  #waiting = new Set();
  #asked = new Set();
  #running = 0;
  #timer = 0;

  constructor(size, ask, got) {
    Object.assign(this, { size, ask, got });
  }

  // The newest wish goes first; what is no longer wanted is not asked for.
  want(pids) {
    this.#waiting = new Set(pids.filter((pid) => !this.#asked.has(pid)));
    if (!this.#waiting.size || this.#timer) return;
    this.#timer = window.setTimeout(() => this.#next(), this.#asked.size ? PAUSE : 0); // the first are waited for
  }

  forget(pid) {
    this.#asked.delete(pid);
  }

  async #next() {
    this.#timer = 0;
    if (this.#running >= 2 || !this.#waiting.size) return;
    const pids = [...this.#waiting].slice(0, this.size);
    for (const pid of pids) {
      this.#waiting.delete(pid);
      this.#asked.add(pid);
    }
    this.#running += 1;
    try {
      await this.ask(pids);
      this.got();
    } catch {
      window.setTimeout(() => pids.forEach((pid) => this.#asked.delete(pid)), 3000); // asked again when next wanted
    }
    this.#running -= 1;
    this.#next();
  }
}

export class Store {
  #cards = new Map(); // pid → article; in the order of last use
  #labels = new Map();

  // `cards` and `labels` are addresses; `changed` is called when something has come.
  constructor({ cards, labels, changed }) {
    const pids = (address, list) => fetch(`${address}?p=${list.join(",")}`, { credentials: "same-origin" });
    this.cardBatches = new Batches(
      CARDS,
      async (list) => this.#keepCards(await text(await pids(cards, list))),
      changed,
    );
    this.labelBatches = new Batches(
      LABELS,
      async (list) => this.#keepLabels(await text(await pids(labels, list))),
      changed,
    );
  }

  #keepCards(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const card of template.content.querySelectorAll("[data-pid]")) {
      for (const link of card.querySelectorAll("a")) {
        link.tabIndex = -1; // the tree is the way by keyboard
        link.draggable = false; // pressing and moving selects the words
      }
      this.#cards.set(card.dataset.pid, card);
    }
    for (const [pid, card] of this.#cards) {
      if (this.#cards.size <= KEPT) break;
      if (card.isConnected) continue;
      this.#cards.delete(pid);
      this.cardBatches.forget(pid);
    }
  }

  #keepLabels(json) {
    for (const [pid, label] of Object.entries(JSON.parse(json))) this.#labels.set(pid, label);
  }

  card(pid) {
    const card = this.#cards.get(pid);
    if (card) {
      this.#cards.delete(pid);
      this.#cards.set(pid, card);
    }
    return card;
  }

  label(pid) {
    return this.#labels.get(pid);
  }

  // The whole statement where its card is known, else the label.
  words(pid) {
    const said = this.#cards.get(pid)?.querySelector(".title");
    return said?.textContent.trim() || this.#labels.get(pid) || "";
  }

  wantCards(pids) {
    this.cardBatches.want(pids.filter((pid) => !this.#cards.has(pid)));
  }

  wantLabels(pids) {
    this.labelBatches.want(pids.filter((pid) => !this.#labels.has(pid)));
  }
}

async function text(answer) {
  if (!answer.ok) throw new Error(`map: ${answer.status}`);
  return answer.text();
}
