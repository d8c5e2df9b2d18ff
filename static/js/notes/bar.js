// The small toolbar beside selected words. It takes nothing away: the selection stays, copying is the browser's own.

const GAP = 8; // pixels between the words and the bar
const EDGE = 6; // and between the bar and the window

export class Bar {
  #bar;
  #range = null;
  #frame = 0;

  // `bar` is the toolbar's element; `act(name)` is called with data-do of what is pressed, `close()` upon Escape.
  constructor(bar, { act, close }, signal) {
    this.#bar = bar;
    bar.popover = "manual";
    bar.addEventListener("pointerdown", (event) => event.preventDefault(), { signal }); // it would end the selection
    bar.addEventListener("click", (event) => this.#click(event, act), { signal });
    bar.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("keydown", (event) => this.#fromWords(event, close), { signal });
    for (const type of ["scroll", "resize"]) {
      window.addEventListener(type, () => this.#follow(), { signal, capture: true, passive: true });
    }
  }

  get open() {
    return this.#range !== null;
  }

  get focused() {
    return this.#bar.contains(document.activeElement);
  }

  get #items() {
    return [...this.#bar.querySelectorAll("[data-do]")];
  }

  // Beside a range, and in the order of focus behind an element.
  show(range, behind) {
    this.#range = range;
    if (this.#bar.previousElementSibling !== behind) behind.after(this.#bar);
    this.#rove(this.#items[0]);
    this.#bar.showPopover?.();
    this.#bar.hidden = false;
    this.#place();
  }

  // What are links lead to a form: `addressOf(data-do)`.
  lead(addressOf) {
    for (const item of this.#items) if (item.matches("a")) item.href = addressOf(item.dataset.do);
  }

  hide() {
    if (!this.open) return;
    this.#range = null;
    if (this.#bar.isConnected) this.#bar.hidePopover?.();
    this.#bar.hidden = true;
    this.#bar.remove();
  }

  #follow() {
    if (!this.open) return;
    this.#frame ||= window.requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.open) this.#place();
    });
  }

  // Above the words, below them where there is no room; the style sheet of a phone puts it at an edge of the window.
  #place() {
    const boxes = [...this.#range.getClientRects()].filter(({ width }) => width > 0);
    if (!boxes.length) return;
    const { width, height } = this.#bar.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const [first, last] = [boxes[0], boxes.at(-1)];
    const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
    const above = top - height - GAP;
    const below = Math.min(bottom + GAP, clientHeight - height - EDGE);
    const near = above >= EDGE ? first : last;
    const left = Math.max(EDGE, Math.min(near.left, clientWidth - width - EDGE));
    this.#bar.style.setProperty("--note-left", `${left}px`);
    this.#bar.style.setProperty("--note-top", `${above >= EDGE ? above : below}px`);
    this.#bar.classList.toggle("away", bottom < 0 || top > clientHeight);
    this.#bar.classList.toggle("at-top", bottom > clientHeight - height - GAP && above >= EDGE);
  }

  #click(event, act) {
    const pressed = event.target.closest("[data-do]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(pressed.dataset.do);
  }

  // One stop of the Tab key; arrows go from one to the next.
  #key(event) {
    const items = this.#items;
    const at = items.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === " " && at >= 0 && items[at].matches("a")) {
      event.preventDefault();
      items[at].click();
    }
    if (to === undefined) return;
    event.preventDefault();
    const item = items.at(to % items.length);
    this.#rove(item);
    item.focus();
  }

  #rove(item) {
    for (const one of this.#items) one.tabIndex = one === item ? 0 : -1;
  }

  // From the words, where no control is focused, Tab leads here: not every browser begins at what is selected.
  #fromWords(event, close) {
    if (!this.open || event.defaultPrevented) return;
    const plain = !(event.shiftKey || event.altKey || event.ctrlKey || event.metaKey);
    if (event.key === "Escape") close();
    else if (event.key === "Tab" && plain && document.activeElement === document.body) this.#items[0].focus();
    else return;
    event.preventDefault();
  }
}
