// The notes that the server knows of on a page: where their words are now.

import { LOOKS } from "./looks.js";

const NAMED = /\/notes\/([a-z]+)\/([0-9a-z]+)\.json/;

// Spans as the painter takes them, from one address or from several with spaces between. A note is on what the address
// names, or on what it says itself behind the rest.
export async function loaded(addresses, places) {
  const all = addresses.split(/\s+/).filter(Boolean);
  return (await Promise.all(all.map((address) => one(address, places)))).flat();
}

async function one(address, places) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) return [];
  const [, own, ownPid] = address.match(NAMED);
  const { notes } = await answer.json();
  return notes.flatMap(([id, part, block, start, end, motivation, , kind = own, pid = ownPid]) => {
    const look = LOOKS[motivation];
    return look ? spans(places.named(kind, pid, part, block), { id, start, end, look }) : [];
  });
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
