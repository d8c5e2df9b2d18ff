// The notes that the server knows of on a page: where their words are now.

import { LOOKS } from "./looks.js";

const NAMED = /\/notes\/([a-z]+)\/([0-9a-z]+)\.json/;

// Spans as the painter takes them, from one address or from several with spaces between. A note says itself what it is
// on, else it is on what the address names; and in which language and version its places count, if not in what is shown.
export async function loaded(addresses, places) {
  const all = addresses.split(/\s+/).filter(Boolean);
  return (await Promise.all(all.map((address) => one(address, places)))).flat();
}

async function one(address, places) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) return [];
  const [, own, ownPid] = address.match(NAMED);
  const { notes } = await answer.json();
  return notes.flatMap(([id, part, block, start, end, motivation, , kind = own, pid = ownPid, language, version]) => {
    const look = LOOKS[motivation];
    const shown = places.named(kind, pid, part, block).filter((place) => counts(place, language, version));
    return look ? spans(shown, { id, start, end, look }) : [];
  });
}

// Whether places that count in a language and version stand so in what is shown; 0 is any version.
function counts(place, language, version) {
  const same = !place.version || !version || place.version === version;
  return same && (!language || place.language === language);
}

// The part of a span that each place shows.
function spans(places, { id, start, end, look }) {
  return places
    .map((place) => {
      const [low, high] = [start - place.offset, end - place.offset];
      return { id, place, start: Math.max(0, low), end: Math.min(place.words.length, high), look };
    })
    .filter((span) => span.start < span.end);
}
