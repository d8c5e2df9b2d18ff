// What is selected, however it was: told after a pause, when no pointer is down.

const PAUSE = 150; // milliseconds

export class Choice {
  #down = false;
  #timer = 0;

  // `told(range)` is called with the range that is selected, or null.
  constructor(told, signal) {
    this.told = told;
    const listen = (type, heard) => document.addEventListener(type, heard, { signal, passive: true });
    listen("selectionchange", () => this.#later());
    listen("pointerdown", () => {
      this.#down = true;
    });
    for (const type of ["pointerup", "pointercancel"]) {
      listen(type, () => {
        this.#down = false;
        this.#later();
      });
    }
    signal.addEventListener("abort", () => window.clearTimeout(this.#timer));
    this.#later();
  }

  #later() {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#look(), PAUSE);
  }

  #look() {
    if (this.#down) return;
    const selection = document.getSelection();
    const some = selection && selection.rangeCount > 0 && !selection.isCollapsed;
    this.told(some ? selection.getRangeAt(0) : null);
  }
}
