// On paper the map is the outline with everything unfolded, as far as one page unfolds it; afterwards all is as it was.

// What stands for the map on paper: the outline's own page, asked for when somebody prints. The browser waits for
// nothing while it makes ready to print, so this does: the request is synchronous.
function whole(address) {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.send();
    if (request.status !== 200) return [];
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    return [...page.querySelectorAll("main > .why, main > outline-tree")].map((part) => document.importNode(part, true));
  } catch {
    return [];
  }
}

export class Paper {
  #kept = []; // what the outline holds on the screen
  #isAside = false;

  // `outline`: the element before which nothing of `root` stands; `address`: the outline's page, unfolded.
  constructor(root, outline, address, signal) {
    Object.assign(this, { root, outline, address });
    window.addEventListener("beforeprint", () => this.#show(), { signal });
    window.addEventListener("afterprint", () => this.#hide(), { signal });
  }

  // The map stands for the outline on the screen, which leaves the document.
  setAside() {
    this.#isAside = true;
    this.outline.remove();
  }

  takeBack() {
    this.#isAside = false;
    this.root.prepend(this.outline);
  }

  #show() {
    const found = this.#kept.length ? [] : whole(this.address);
    if (found.length) {
      this.#kept = [...this.outline.childNodes];
      this.outline.replaceChildren(...found);
    }
    if (this.#isAside) this.root.prepend(this.outline);
  }

  #hide() {
    if (this.#kept.length) this.outline.replaceChildren(...this.#kept);
    this.#kept = [];
    if (this.#isAside) this.outline.remove();
  }
}
