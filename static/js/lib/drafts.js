// Drafts in this browser's storage: {entries, version, form, at}. Where storage is closed or full, every call does nothing.

const PREFIX = "biantu.draft.";
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000; // milliseconds
const SENT = /(?:^|; )sent=([0-9a-f-]{36})/; // the cookie by which the server says which form arrived

export function readDraft(key) {
  const draft = parsed(attempt(() => window.localStorage.getItem(PREFIX + key)));
  return Array.isArray(draft?.entries) ? draft : null;
}

export function keepDraft(key, draft) {
  attempt(() => window.localStorage.setItem(PREFIX + key, JSON.stringify({ ...draft, at: Date.now() })));
}

export function forgetDraft(key) {
  attempt(() => window.localStorage.removeItem(PREFIX + key));
}

// Forget the draft of the form that has arrived, and those that are very old.
export function forgetSent() {
  const form = document.cookie.match(SENT)?.[1];
  if (form) document.cookie = "sent=; path=/; max-age=0; samesite=lax";
  for (const key of keys()) {
    const draft = readDraft(key);
    if (!draft || draft.form === form || Date.now() - draft.at > KEPT_FOR) forgetDraft(key);
  }
}

function keys() {
  const all = attempt(() => Object.keys(window.localStorage)) ?? [];
  return all.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
}

function attempt(task) {
  try {
    return task();
  } catch {
    return null; // storage is closed to us, or full
  }
}

function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
