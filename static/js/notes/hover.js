// A note in the list lights its words, words light their notes; a click on words goes to their note, a link in the note
// to its words.

export class Hover {
  #painter;
  #lit = "";
  #frame = 0;
  #last = "";
  #at = ""; // where the pointer was

  // `go(id)` goes to a note; `link` is a template of the way to a note's words.
  constructor(painter, { go, link }, signal) {
    this.#painter = painter;
    this.link = link;
    const listen = (type, heard) => document.addEventListener(type, heard, { signal, passive: true });
    listen("focusin", (event) => this.#onNote(event));
    listen("pointerover", (event) => this.#moved(event) && this.#onNote(event));
    listen("pointermove", (event) => this.#moved(event) && this.#onWords(event));
    document.addEventListener("click", (event) => this.#click(event, go), { signal });
  }

  // Gives each note whose words are on the page the link to them.
  offerWays() {
    for (const id of this.#painter.ids()) {
      for (const note of notesOf(id)) {
        if (note.querySelector("[data-show-words]")) continue;
        (note.querySelector(".byline") ?? note).append(this.link.content.cloneNode(true));
      }
    }
  }

  light(ids) {
    const key = ids.join(" ");
    if (key === this.#lit) return;
    for (const note of document.querySelectorAll("[data-note].lit")) note.classList.remove("lit");
    for (const note of ids.flatMap(notesOf)) note.classList.add("lit");
    this.#painter.light(ids);
    this.#lit = key;
  }

  // The page may move under a pointer that rests.
  #moved({ clientX, clientY, type }) {
    const at = `${clientX} ${clientY}`;
    const moved = at !== this.#at;
    if (type === "pointermove") this.#at = at;
    return moved;
  }

  #onNote({ target }) {
    const note = target.closest?.("[data-note]");
    if (note) this.light([note.dataset.note]);
    else if (!target.closest?.("[data-note-kind]")) this.light([]);
  }

  #onWords({ target, clientX, clientY, pointerType }) {
    const element = target.closest?.("[data-note-kind]");
    if (!element || pointerType === "touch") return;
    this.#frame ||= window.requestAnimationFrame(() => {
      this.#frame = 0;
      const ids = this.#painter.under(clientX, clientY);
      element.classList.toggle("on-noted", ids.length > 0);
      this.light(ids);
    });
  }

  #click(event, go) {
    const way = event.target.closest("[data-show-words]");
    if (way) {
      event.preventDefault();
      this.show(way.closest("[data-note]").dataset.note);
      return;
    }
    const words = event.target.closest("[data-note-kind]");
    if (!words || event.target.closest("a, button, summary") || !document.getSelection().isCollapsed) return;
    const ids = this.#painter.under(event.clientX, event.clientY);
    if (!ids.length) return;
    this.#last = ids[(ids.indexOf(this.#last) + 1) % ids.length]; // pressed again, the next that lies there
    go(this.#last);
    this.light([this.#last]);
  }

  // The words of a note, scrolled to and focused; false where they are not on the page.
  show(id) {
    const [first] = this.#painter.where(id);
    if (!first) return false;
    const { place, start, end } = first;
    const { top, bottom } = place.words.rangeOf(start, end).getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) window.scrollBy(0, top - window.innerHeight / 3);
    focus(place.element);
    this.light([id]);
    return true;
  }
}

function notesOf(id) {
  return [...document.querySelectorAll(`[data-note="${CSS.escape(id)}"]`)];
}

// Something that is no control: it is no stop of the Tab key.
export function focus(element) {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

// A note on the page, seen and focused; false where it is not there.
export function arrive(id) {
  const [note] = notesOf(id);
  if (!note) return false;
  for (let more = note.closest("details"); more; more = more.parentElement.closest("details")) more.open = true;
  const { top, bottom } = note.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) note.scrollIntoView({ block: "center" });
  focus(note);
  return true;
}
