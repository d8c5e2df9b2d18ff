// Where something is written about words: behind them in the text, on a phone a sheet from below.

const NARROW = "(max-width: 47.99em)";

export class Sheet {
  #dialog = null;
  #closed = null;

  // `template` holds a <dialog>; it opens with some content behind an element, and `closed` is called when it closes.
  constructor(template) {
    this.template = template;
  }

  get open() {
    return this.#dialog !== null;
  }

  show(quote, content, behind, closed) {
    this.close();
    this.#dialog = this.template.content.cloneNode(true).querySelector("dialog");
    this.#closed = closed;
    this.#dialog.querySelector("[data-quote]").textContent = quote;
    this.#dialog.querySelector("[data-content]").append(content);
    this.#dialog.addEventListener("close", (event) => event.target === event.currentTarget && this.close());
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#dialog.addEventListener("click", (event) => event.target.closest("[data-close]") && this.close());
    behind.after(this.#dialog);
    if (window.matchMedia(NARROW).matches) this.#dialog.showModal();
    else this.#dialog.show();
    return this.#dialog;
  }

  #key(event) {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  }

  close() {
    const [dialog, closed] = [this.#dialog, this.#closed];
    [this.#dialog, this.#closed] = [null, null];
    dialog?.remove();
    closed?.();
  }
}
