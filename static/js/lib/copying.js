// Puts a field's text on the clipboard. Where that is refused the field is marked, to be copied by hand: false then.
export async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}

// Shows words for a while, where a screen reader hears them.
export function say(status, words) {
  if (!status) return;
  status.textContent = words ?? "";
  window.setTimeout(() => {
    status.textContent = "";
  }, 4000);
}

// Hands something to the device's own sharing.
export async function handOn(what) {
  try {
    await navigator.share(what);
  } catch {
    // the reader closed the sheet
  }
}
