// Copies a permalink, or hands it to the device's own sharing. Without JavaScript its read-only field stays.

class ShareLinks extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const copy = this.querySelector("[data-copy]");
    const share = this.querySelector("[data-share]");
    if (!field || !copy) return;
    if (navigator.clipboard) {
      copy.hidden = false;
      field.classList.add("only-print");
      copy.addEventListener("click", () => this.#copy(field));
    }
    if (share && navigator.share) {
      share.hidden = false;
      share.addEventListener("click", () => this.#share(field.value));
    }
  }

  async #copy(field) {
    const status = this.querySelector('[role="status"]');
    try {
      await navigator.clipboard.writeText(field.value);
      this.#say(status, this.dataset.copied);
    } catch {
      field.classList.remove("only-print");
      field.focus();
      field.select();
      this.#say(status, this.dataset.failed);
    }
  }

  async #share(url) {
    try {
      await navigator.share({ title: document.title, url });
    } catch {
      // the reader closed the sheet
    }
  }

  #say(status, words) {
    if (!status) return;
    status.textContent = words ?? "";
    window.setTimeout(() => {
      status.textContent = "";
    }, 4000);
  }
}

customElements.define("share-links", ShareLinks);
