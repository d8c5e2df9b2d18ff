// The guide to the signs: a strip on every page with claims until the reader says that he has got it.

const KEY = "biantu.guide-read";

class ReadingGuide extends HTMLElement {
  connectedCallback() {
    const done = this.querySelector("[data-dismiss]");
    if (!done) return;
    this.hidden = this.#read();
    done.hidden = false;
    done.addEventListener("click", () => {
      this.hidden = true;
      this.#remember();
    });
  }

  #read() {
    try {
      return window.localStorage.getItem(KEY) === "yes";
    } catch {
      return false;
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
