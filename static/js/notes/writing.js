// The note's form in the sheet. What comes back is the page's to show; without htmx the form is a page to go to.

import { forgetSent } from "../lib/drafts.js";
import { addressOf } from "./send.js";

// `sheet.show` puts it behind an element; `arrived(address)` is called when the note is made.
export function openForm(sheet, template, { selection, motivation, behind, arrived, closed }) {
  const address = addressOf(selection, motivation);
  if (!window.htmx) {
    window.location.assign(address);
    return;
  }
  const content = template.content.cloneNode(true);
  const [link, place] = [content.querySelector("a"), content.querySelector(".write-place")];
  link.href = address;
  const dialog = sheet.show(selection.exact, content, behind, closed);
  dialog.addEventListener("htmx:beforeOnLoad", (event) => {
    const goes = event.detail.xhr.getResponseHeader("HX-Redirect");
    if (!goes) return;
    event.preventDefault();
    arrived(goes);
    forgetSent(); // now that the form is gone, and keeps nothing more
  });
  const emptied = new MutationObserver(() => !place.firstElementChild && sheet.close()); // by Escape or Cancel
  window.htmx
    .ajax("GET", address, { source: link, target: place, select: ".write", swap: "innerHTML" })
    .then(() => {
      if (place.querySelector("form")) emptied.observe(place, { childList: true });
      else if (place.isConnected) window.location.assign(address);
    });
}
