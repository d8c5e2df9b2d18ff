// The guide to the signs: open on a first visit where there is room, a closed line ever after.

const KEY = "biantu.guide-read";

class ReadingGuide extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector("details");
    const done = this.querySelector("[data-dismiss]");
    if (!details || !done) return;
    done.hidden = false;
    details.open = !this.#read() && window.matchMedia("(min-width: 48em)").matches;
    done.addEventListener("click", () => {
      details.open = false;
      details.querySelector("summary")?.focus();
    });
    details.addEventListener("toggle", () => {
      if (!details.open) this.#remember();
    });
  }

  #read() {
    try {
      return window.localStorage.getItem(KEY) === "yes";
    } catch {
      return true; // where nothing can be remembered, the guide does not insist
    }
  }

  #remember() {
    try {
      window.localStorage.setItem(KEY, "yes");
    } catch {
      // storage is closed to us: the guide is merely shown again
    }
  }
}

customElements.define("reading-guide", ReadingGuide);
