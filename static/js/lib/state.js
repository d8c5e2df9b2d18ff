// What the address's fragment holds of a view of the map: "z=…&at=…&o=…&by=…&sort=…&f=…&…".

const FILTERS = { r: "relation", v: "voice", t: "tag", w: "speaker", e: "evidence" };
const WORDS = /^[\w.\-~]{1,4000}$/;

// {shape, viewport, anchor, fold, by, sort, focus, filter} to a fragment without "#".
export function encode({ shape, viewport, anchor, fold, by, sort, focus, filter = {} }) {
  const found = new URLSearchParams();
  const put = (key, value) => value && WORDS.test(value) && found.set(key, value);
  put("z", viewport);
  put("at", anchor);
  put("s", String(shape ?? ""));
  put("o", fold);
  put("by", by === "relation" ? "" : by);
  put("sort", sort === "editors" ? "" : sort);
  put("f", focus);
  for (const [key, name] of Object.entries(FILTERS)) put(key, String(filter[name] ?? ""));
  return found.toString();
}

// The reverse; absent parts are empty.
export function decode(fragment) {
  const given = new URLSearchParams((fragment ?? "").replace(/^#/, ""));
  const get = (key) => (WORDS.test(given.get(key) ?? "") ? given.get(key) : "");
  const filter = {};
  for (const [key, name] of Object.entries(FILTERS)) if (get(key)) filter[name] = get(key);
  return {
    shape: Number(get("s")) || 0,
    viewport: get("z"),
    anchor: get("at"),
    fold: get("o"),
    by: get("by") || "relation",
    sort: get("sort") || "editors",
    focus: get("f"),
    filter,
  };
}
