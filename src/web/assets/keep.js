// What must not be lost: drafts as they are typed, and forms that wait for the line. In this browser only, apart for each member of
// staff, and gone as soon as the server has them.

import { clock, now } from "./timers.js";

const mine = () => `hjemmevakt.${document.body.dataset.staff || "room"}.`;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(mine() + key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(mine() + key);
    else localStorage.setItem(mine() + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Keeps what stands in a field. */
export function keepDraft(field, word) {
  const kept = field.value.trim() === "" ? write(`draft.${field.dataset.draft}`, null)
    : write(`draft.${field.dataset.draft}`, { text: field.value, at: now() });
  const beside = field.form && field.form.querySelector("[data-saved]");
  if (beside && kept) beside.textContent = field.value.trim() === "" ? "" : word.replace("%t", clock(now(), true));
}

/** Keeps words for a field that is not on the page. */
export function keepText(name, text, more = {}) {
  return write(`draft.${name}`, text === null ? null : { text, at: now(), ...more });
}

/** What is kept for a field. */
export function draftOf(name) {
  return read(`draft.${name}`);
}

/** Puts drafts back into the empty fields of a place. */
export function restoreDrafts(place, word) {
  for (const field of place.querySelectorAll("[data-draft]")) {
    if (field.value !== "" || field.dataset.restored) continue;
    field.dataset.restored = "1";
    const draft = read(`draft.${field.dataset.draft}`);
    if (!draft || !draft.text) continue;
    field.value = draft.text;
    const fold = field.closest("details");
    if (fold) fold.open = true;
    const beside = field.form && field.form.querySelector("[data-saved]");
    if (beside) beside.textContent = word.replace("%t", clock(draft.at, true));
  }
}

/** The server has them. */
export function dropDrafts(form) {
  for (const field of form.querySelectorAll("[data-draft]")) write(`draft.${field.dataset.draft}`, null);
}

/** Forms that wait for the line, the oldest first. */
export function queued() {
  return read("queue") || [];
}

/** Puts a form last. A full or forbidden store says no, and nothing is lost from the page. */
export function enqueue(item) {
  const all = queued();
  return all.length < 100 && write("queue", [...all, item]);
}

/** Takes out the form of this name. */
export function dequeue(key) {
  const left = queued().filter((item) => item.key !== key);
  write("queue", left.length ? left : null);
}
