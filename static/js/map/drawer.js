// The drawer: the #claim slice of the claim's own page, fetched by htmx. Its links to claims of this debate are
// followed in the map; they stay real links for a new tab.

const CLAIM = /\/c\/([0-9a-z]{10})\/$/;

export class Drawer {
  // `map`: {address(pid), select(i), close(), indexOf(pid)}
  constructor(element, map, signal) {
    Object.assign(this, { element, map });
    this.body = element.querySelector("[data-body]");
    element.addEventListener("click", (event) => this.#follow(event), { signal });
    element.querySelector("[data-close]").addEventListener("click", () => map.close(), { signal });
    element.addEventListener("keydown", (event) => event.key === "Escape" && map.close(), { signal });
    this.body.addEventListener("htmx:afterSwap", () => this.#arrived(), { signal });
    for (const type of ["htmx:responseError", "htmx:sendError"]) {
      this.body.addEventListener(type, () => this.#failed(), { signal });
    }
  }

  get isOpen() {
    return !this.element.hidden;
  }

  // Shows a claim; with `focus` the keyboard goes there.
  show(pid, focus = false) {
    this.element.hidden = false;
    if (focus) this.element.focus({ preventScroll: true });
    if (this.pid === pid) return;
    this.pid = pid;
    this.body.setAttribute("aria-busy", "true");
    const swap = "innerHTML ignoreTitle:true";
    window.htmx.ajax("GET", this.map.address(pid), { source: this.body, target: this.body, select: "#claim", swap });
  }

  hide() {
    this.element.hidden = true;
    this.pid = null;
    this.body.replaceChildren();
  }

  #arrived() {
    this.body.removeAttribute("aria-busy");
    this.element.scrollTop = 0;
  }

  #failed() {
    this.body.removeAttribute("aria-busy");
    const sorry = this.element.querySelector("template[data-failed]").content.cloneNode(true);
    sorry.querySelector("a").href = this.map.address(this.pid);
    this.body.replaceChildren(sorry);
  }

  #follow(event) {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(link.href);
    const pid = url.origin === window.location.origin && !url.hash && url.pathname.match(CLAIM)?.[1];
    const i = pid ? this.map.indexOf(pid) : -1;
    if (i < 0) return;
    event.preventDefault();
    this.map.select(i);
  }
}
