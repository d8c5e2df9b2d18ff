// <counted-text>: how many code points of a field are used; said aloud, in a pause, only when few are left or too many.

const FEW = 0.1;
const PAUSE = 800; // milliseconds

class CountedText extends HTMLElement {
  #waiting = 0;

  connectedCallback() {
    this.field = this.querySelector("input, textarea");
    this.field.addEventListener("input", () => this.#count());
    this.#count(false);
  }

  disconnectedCallback() {
    window.clearTimeout(this.#waiting);
  }

  #count(aloud = true) {
    const limit = Number(this.dataset.limit);
    const used = [...this.field.value.trim()].length;
    const count = this.querySelector(".count");
    count.textContent = `${used} / ${limit}`;
    count.classList.toggle("over", used > limit);
    if (!aloud) return;
    window.clearTimeout(this.#waiting);
    const left = limit - used;
    const told = left < 0 ? `${this.dataset.over} ${-left}` : `${this.dataset.left} ${left}`;
    const status = this.querySelector('[role="status"]');
    this.#waiting = window.setTimeout(() => {
      status.textContent = left < limit * FEW ? told : "";
    }, PAUSE);
  }
}

customElements.define("counted-text", CountedText);
