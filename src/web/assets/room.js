// What is new in a room, for whoever reads here: marked until it has been on the screen for a moment. Kept in this browser.

import { recall, remember } from "./keep.js";

const READ_AFTER = 3000;
const title = document.title;
let timer = 0;

/** Marks the lines of others that have not been read. `word`: beside each of them. */
export function rooms(word) {
  const all = [...document.querySelectorAll("[data-room]")];
  let fresh = 0;
  for (const room of all) {
    const read = Number(recall(`read.${room.dataset.room}`) || 0);
    let here = 0;
    for (const line of room.querySelectorAll("[data-line]")) {
      const isNew = !line.classList.contains("mine") && Number(line.dataset.line) > read;
      line.classList.toggle("unread", isNew);
      if (isNew) line.dataset.unread = word;
      here += isNew ? 1 : 0;
    }
    const count = room.parentElement.querySelector("[data-unread-count]");
    if (count) {
      count.hidden = here === 0;
      count.textContent = here === 0 ? "" : `${here} ${word}`;
    }
    fresh += here;
  }
  document.title = fresh > 0 ? `(${fresh}) ${title}` : title;
  clearTimeout(timer);
  if (fresh > 0) timer = setTimeout(() => seen(all, word), READ_AFTER);
}

/** Whoever is at the screen has read what is on it. */
function seen(all, word) {
  if (document.hidden || !document.hasFocus()) return;
  let some = false;
  for (const room of all) {
    const lines = [...room.querySelectorAll("[data-line]")];
    const last = lines.at(-1);
    if (!last || !onScreen(last)) continue;
    const read = Number(recall(`read.${room.dataset.room}`) || 0);
    some = remember(`read.${room.dataset.room}`, Math.max(read, Number(last.dataset.line))) || some;
  }
  if (some) rooms(word);
}

function onScreen(el) {
  const box = el.getBoundingClientRect();
  return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
}

for (const event of ["focus", "scroll", "scrollend"]) addEventListener(event, () => again(), { passive: true });
document.addEventListener("visibilitychange", () => again());

function again() {
  const marked = document.querySelector("[data-room] .unread");
  if (!marked) return;
  clearTimeout(timer);
  timer = setTimeout(() => seen([...document.querySelectorAll("[data-room]")], marked.dataset.unread), READ_AFTER);
}
