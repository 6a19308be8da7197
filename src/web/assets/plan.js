// A plan while it is written: each part is kept in the browser at once and on the server within three seconds. What another has written
// meanwhile is shown beside it, and never written over.

import { draftOf, keepText } from "./keep.js";
import { clock, now } from "./timers.js";

const WAIT = 1200;
const LONGEST = 3000;
const AGAIN = 5000;

let words = {};
const parts = new WeakMap();
const drafted = (form) => `part.${form.dataset.part}`;

/** What is typed in a part, as it is sent. */
function typed(form) {
  const body = new URLSearchParams(new FormData(form));
  for (const name of ["idempotency_key", "theirs"]) body.delete(name);
  return body;
}

/** The same without what only says what it was begun from. */
function text(form) {
  const body = typed(form);
  for (const name of ["seen", "plan"]) body.delete(name);
  return [...body].filter(([, value]) => value.trim() !== "").map((pair) => pair.join("=")).join("&");
}

/** Takes over the parts of the page, and the button that prints. */
export function start(sentences) {
  words = sentences;
  for (const form of document.querySelectorAll("form[data-part]")) {
    parts.set(form, { base: text(form), timer: 0, since: 0, busy: false, stands: Boolean(form.querySelector(".conflict")) });
    restore(form);
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-part]");
    if (form) changed(form);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
    const more = event.target.closest("[data-add-entry]");
    if (more) add(more.closest("form")).querySelector("textarea, input").focus();
  });
}

/** One more empty entry, made from the last. */
function add(form) {
  const all = form.querySelectorAll("[data-entry]");
  const last = all[all.length - 1];
  const next = last.cloneNode(true);
  const [from, to] = [Number(last.dataset.entry), Number(last.dataset.entry) + 1];
  next.dataset.entry = to;
  for (const el of next.querySelectorAll("*")) {
    for (const name of ["id", "name", "for"]) {
      const value = el.getAttribute(name);
      if (value) el.setAttribute(name, value.replace(new RegExp(`(^|-)${from}\\.`), `$1${to}.`));
    }
    if (el.matches("textarea, input")) el.value = "";
    if (el.tagName === "TEXTAREA") el.textContent = "";
  }
  next.setAttribute("aria-label", (last.getAttribute("aria-label") || "").replace(/\d+$/, String(to + 1)));
  last.after(next);
  return next;
}

/** What this browser kept and the server never had. */
function restore(form) {
  const draft = draftOf(drafted(form));
  if (!draft) return;
  if (draft.at <= Number(form.dataset.keptAt || 0)) {
    keepText(drafted(form), null);
    return;
  }
  const kept = new URLSearchParams(draft.text);
  for (const [name, value] of kept) {
    const entry = Number(name.split(".")[0]);
    while (Number.isInteger(entry) && entry < 50 && !form.elements[name] && form.querySelector("[data-add-entry]")) {
      if (Number(add(form).dataset.entry) >= entry) break;
    }
    const field = form.elements[name];
    if (field && field.type !== "hidden" && field.type !== "checkbox") field.value = value;
  }
  form.elements.own.checked = kept.get("own") === "yes";
  if (kept.get("seen")) form.querySelector("[data-seen]").value = kept.get("seen");
  if (text(form) === parts.get(form).base) keepText(drafted(form), null);
  else later(form, 0);
}

function changed(form) {
  const gentle = form.parentNode.querySelector("[data-gentle]");
  if (gentle) gentle.hidden = form.elements.own.checked;
  keepText(drafted(form), typed(form).toString());
  later(form, WAIT);
}

function later(form, wait) {
  const known = parts.get(form);
  clearTimeout(known.timer);
  known.since = known.since || performance.now();
  const left = Math.max(0, Math.min(wait, LONGEST - (performance.now() - known.since)));
  known.timer = setTimeout(() => save(form), left);
}

async function save(form) {
  const known = parts.get(form);
  known.since = 0;
  // Until somebody says what to do with both, nothing is sent.
  if (known.stands) return;
  if (known.busy) {
    later(form, WAIT);
    return;
  }
  const mine = text(form);
  if (mine === known.base) return;
  known.busy = true;
  try {
    const headers = { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded" };
    const response = await fetch(form.action, { method: "POST", headers, body: typed(form), signal: AbortSignal.timeout(8000) });
    if (response.redirected || !(response.headers.get("content-type") || "").includes("json")) throw new Error("not an answer");
    const answer = await response.json();
    if (answer.ok) kept(form, mine, answer);
    else if (answer.theirs) both(form, answer);
    else say(form, answer.message);
  } catch {
    say(form, words["kept-here"].replace("%t", clock(now(), true)));
    known.timer = setTimeout(() => save(form), AGAIN);
  } finally {
    known.busy = false;
  }
}

function kept(form, mine, answer) {
  const known = parts.get(form);
  known.base = mine;
  form.querySelector("[data-seen]").value = answer.seen;
  if (text(form) === mine) keepText(drafted(form), null);
  else later(form, WAIT);
  say(form, words.kept.replace("%t", clock(now(), true)));
}

function both(form, answer) {
  parts.get(form).stands = true;
  form.querySelector("[data-conflict]").innerHTML = answer.theirs;
  say(form, answer.message);
}

function say(form, message) {
  form.querySelector("[data-saved]").textContent = message;
}
