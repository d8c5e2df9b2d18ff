// A note's own form, filled in and sent from here: {goes} says where the note is, {why} why it was not made.

const FORM = "form[method=post]:has([name=form_id])";

// The address of the form for some words.
export function addressOf(selection, motivation) {
  const { part, block, start, exact, prefix, suffix, language, version } = selection;
  const query = new URLSearchParams({ part, start: start ?? "", exact, prefix, suffix, language, version, motivation });
  if (selection.kind === "source") query.set("block", block);
  return `${selection.form}?${query}`;
}

// Send a note with these fields beside those that the form comes with. With a form id of its own it acts once.
export async function send(selection, fields) {
  try {
    const form = await opened(addressOf(selection, fields.motivation));
    if (!form) return { why: "" };
    const filled = new FormData(form);
    for (const [name, value] of Object.entries(fields)) fill(filled, form, name, value);
    const address = new URL(form.getAttribute("action") ?? "", new URL(selection.form, window.location.href));
    return await answerOf(address, filled);
  } catch {
    return { why: "" }; // no answer
  }
}

async function opened(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(FORM);
}

// A list goes into the fields of that name, one each; what is left over into the last.
function fill(filled, form, name, value) {
  if (!Array.isArray(value)) {
    filled.set(name, value);
    return;
  }
  const places = form.querySelectorAll(`[name="${name}"]`).length || 1;
  const last = value.slice(places - 1).join(", ");
  filled.delete(name);
  for (let k = 0; k < places; k += 1) filled.append(name, (k === places - 1 ? last : value[k]) ?? "");
}

async function answerOf(address, filled) {
  const headers = { "HX-Request": "true" }; // answered by a header that names the place with its fragment
  const answer = await fetch(address, { method: "POST", body: filled, headers, credentials: "same-origin" });
  const goes = answer.headers.get("HX-Redirect");
  if (goes) return { goes };
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = [...page.querySelectorAll(".errors")].map((one) => one.textContent.trim()).filter(Boolean);
  return { why: told.join(" ") };
}
