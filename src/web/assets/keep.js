// What must not be lost: drafts as they are typed, and forms that wait for the line. In this browser only, apart for each member of
// staff, and gone as soon as the server has them. Of a plan or a document nothing stays where others come to (`unsent.js`).

import { clock, now } from "./timers.js";
import { isSuch, store } from "./unsent.js";

const mine = () => `hjemmevakt.${document.body.dataset.staff || "room"}.`;

const where = (key) => (isSuch(key) ? store() : localStorage);

function read(key) {
  try {
    return JSON.parse(where(key).getItem(mine() + key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null) where(key).removeItem(mine() + key);
    else where(key).setItem(mine() + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const SHIFT = 12 * 3600 * 1000;
const isChoice = (field) => field.type === "radio" || field.type === "checkbox";

/** What the browser remembers for whoever reads, apart from drafts. */
export const recall = (name) => read(`known.${name}`);
export const remember = (name, value) => write(`known.${name}`, value);

function keepChoice(field) {
  const all = [...field.form.querySelectorAll("[data-draft]")].filter((one) => one.dataset.draft === field.dataset.draft);
  const chosen = all.filter((one) => one.checked).map((one) => one.value);
  return write(`draft.${field.dataset.draft}`, { chosen, at: now() });
}

/** Keeps what stands in a field. */
export function keepDraft(field, word) {
  if ("once" in field.dataset) remember(field.dataset.draft, { text: field.value, at: now() });
  const kept = isChoice(field) ? keepChoice(field) : keepWords(field);
  keepNames(field.form);
  const beside = field.form && field.form.querySelector("[data-saved]");
  if (beside && kept) beside.textContent = field.value.trim() === "" ? "" : word.replace("%t", clock(now(), true));
}

/** What names the form: kept with what is typed in it, so that it is the same one when the page is loaded again. */
function keepNames(form) {
  for (const field of (form && form.querySelectorAll("input[type=hidden][data-draft]")) || []) keepWords(field);
}

function keepWords(field) {
  return field.value.trim() === "" ? write(`draft.${field.dataset.draft}`, null)
    : write(`draft.${field.dataset.draft}`, { text: field.value, at: now() });
}

/** Keeps words for a field that is not on the page. */
export function keepText(name, text, more = {}) {
  return write(`draft.${name}`, text === null ? null : { text, at: now(), ...more });
}

/** What is kept for a field. */
export function draftOf(name) {
  return read(`draft.${name}`);
}

/** What was kept for a field. On a machine that several people use it is forgotten with the shift. */
function kept(field) {
  const draft = read(`draft.${field.dataset.draft}`);
  const old = (found) => found && field.closest("form[data-forget]") && now() - found.at > SHIFT;
  if (old(draft)) write(`draft.${field.dataset.draft}`, null);
  else if (draft) return draft;
  const once = "once" in field.dataset ? recall(field.dataset.draft) : null;
  return once && now() - once.at < SHIFT ? once : null;
}

/** Puts drafts back into the fields of a place that nobody has touched. */
export function restoreDrafts(place, word) {
  for (const field of place.querySelectorAll("[data-draft]")) {
    if (field.dataset.restored) continue;
    field.dataset.restored = "1";
    const draft = isChoice(field) || field.value === field.defaultValue ? kept(field) : null;
    if (!draft) continue;
    if (isChoice(field)) {
      if (draft.chosen) field.checked = draft.chosen.includes(field.value);
    } else if (draft.text) {
      field.value = draft.text;
      const fold = field.closest("details");
      if (fold) fold.open = true;
    }
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
