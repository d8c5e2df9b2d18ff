// Copies a permalink, hands it to the device's own sharing, opens the panel with all that can be shared: that is the
// #share slice of a page, which htmx fetches into the dialog, and to which the link leads without it. Without a field
// the address is the browser's own. Without JavaScript the read-only field stays.

import { copied, handOn, say } from "../lib/copying.js";

class ShareLinks extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    const copy = this.querySelector("[data-copy]");
    const share = this.querySelector("[data-share]");
    if (!copy || this.ready) return;
    this.ready = true;
    if (navigator.clipboard) {
      copy.hidden = false;
      this.field?.classList.add("only-print");
      copy.addEventListener("click", () => this.#copy());
    }
    if (share && navigator.share) {
      share.hidden = false;
      share.addEventListener("click", () => handOn({ title: document.title, url: this.field.value }));
    }
    this.#panel();
  }

  async #copy() {
    const done = await copied(this.field ?? { value: window.location.href, focus() {}, select() {} });
    if (!done) this.field?.classList.remove("only-print");
    say(this.querySelector('[role="status"]'), done ? this.dataset.copied : this.dataset.failed);
  }

  #panel() {
    const open = this.querySelector("[data-open]");
    const dialog = this.querySelector("dialog");
    if (!open || !dialog) return;
    this.addEventListener("click", (event) => this.#opened(event, open, dialog), { capture: true });
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener("close", () => dialog.replaceChildren());
    dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
    for (const type of ["htmx:afterSwap", "htmx:afterSettle"]) {
      this.addEventListener(type, (event) => this.#arrived(event, dialog));
    }
    for (const type of ["htmx:responseError", "htmx:sendError"]) {
      this.addEventListener(type, (event) => this.#failed(event, open));
    }
  }

  // A click that asks for a new tab or window is the browser's.
  #opened(event, open, dialog) {
    if (!open.contains(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      event.stopPropagation();
      return;
    }
    dialog.setAttribute("aria-busy", "true");
    dialog.showModal();
  }

  // It may have been closed meanwhile: then nothing stays in it.
  #arrived(event, dialog) {
    event.stopPropagation();
    dialog.removeAttribute("aria-busy");
    if (dialog.open) dialog.querySelector("h1")?.focus();
    else dialog.replaceChildren();
  }

  #failed(event, open) {
    event.stopPropagation();
    window.location.assign(open.href);
  }
}

customElements.define("share-links", ShareLinks);
