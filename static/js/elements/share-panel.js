// <share-panel>: rows with something to copy, the device's own sharing, and in a dialog the way out of it.

import { copied, handOn, say } from "../lib/copying.js";

class SharePanel extends HTMLElement {
  #heard = new AbortController();

  connectedCallback() {
    this.#heard = new AbortController();
    const { signal } = this.#heard;
    this.addEventListener("click", (event) => this.#click(event), { signal });
    for (const button of this.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
    this.querySelector("[data-device]").hidden = !navigator.share;
    this.querySelector("[data-close]").hidden = !this.closest("dialog");
    if (!this.closest("dialog")) this.#unfold();
  }

  disconnectedCallback() {
    this.#heard.abort();
  }

  #click({ target }) {
    const button = target.closest("button");
    if (button?.hasAttribute("data-copy")) this.#copy(button);
    else if (button?.hasAttribute("data-share")) handOn({ ...button.dataset, share: undefined });
    else if (button?.hasAttribute("data-close")) this.closest("dialog").close();
  }

  async #copy(button) {
    const done = await copied(button.closest(".copy").querySelector("input, textarea"));
    say(this.querySelector('[role="status"]'), done ? this.dataset.copied : this.dataset.failed);
  }

  // Where an address leads into a part, that part is open.
  #unfold() {
    const part = window.location.hash && this.querySelector(window.location.hash)?.closest("details");
    if (part) part.open = true;
  }
}

customElements.define("share-panel", SharePanel);
