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
  unfold();
  addEventListener("hashchange", unfold);
  addEventListener("pagehide", leave);
  document.addEventListener("submit", before);
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

/** The part that the address points at is open, and the one that was left is folded. */
function unfold() {
  const to = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = to && to.closest("[data-fold]");
  if (!fold) return;
  for (const other of document.querySelectorAll("[data-fold][open]")) {
    if (other !== fold && !other.querySelector(".conflict, .problem p")) other.open = false;
  }
  fold.open = true;
  fold.scrollIntoView({ block: "start" });
  const first = fold.querySelector("textarea, input:not([type=hidden])");
  if (first) first.focus({ preventScroll: true });
}

/** How it is with each part, and with all of them. */
function count(form) {
  const place = document.querySelector("[data-progress]");
  const now = form.closest("[data-fold]").querySelector("[data-state]");
  const own = text(form).split("&").filter((pair) => pair && !pair.startsWith("own=")).length;
  now.dataset.state = own === 0 ? "empty" : form.elements.own.checked ? "own" : "written";
  let lacks = false;
  for (const entry of form.querySelectorAll("[data-entry]")) {
    const typed = [...entry.querySelectorAll("textarea, input:not([type=checkbox])")];
    const says = (field) => field.value.trim() !== "";
    const half = typed.some(says) && typed.some((field) => "needed" in field.dataset && !says(field));
    entry.querySelector("[data-line-incomplete]").hidden = !half;
    lacks = lacks || half;
  }
  now.toggleAttribute("data-incomplete", lacks);
  now.textContent = place.dataset[lacks ? "incomplete" : now.dataset.state];
  const states = [...document.querySelectorAll("[data-fold] [data-state]")].map((el) => el.dataset.state);
  const filled = states.filter((state) => state !== "empty").length;
  place.querySelector("progress").value = filled;
  place.querySelector("[data-count]").textContent = place.dataset.filled.split("|")[filled];
  const missing = states.filter((state) => state !== "own").length;
  place.querySelector("[data-own-missing]").textContent = place.dataset.missing.split("|")[missing];
}

const unsaved = () => [...document.querySelectorAll("form[data-part]")].filter((form) => text(form) !== parts.get(form).base);

/** Whoever leaves has typed the last words a moment ago. */
function leave() {
  for (const form of unsaved()) {
    if (parts.get(form).stands || parts.get(form).busy) continue;
    const headers = { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded" };
    fetch(form.action, { method: "POST", headers, body: typed(form), keepalive: true }).catch(() => {});
  }
}

/** What the person says is said of what stands there: the last words are kept first, and what is not kept is shown. */
async function before(event) {
  const form = event.target;
  if (form.matches("[data-part]") || !form.closest("main") || unsaved().length === 0) return;
  event.preventDefault();
  const { submitter } = event;
  for (const part of unsaved()) {
    clearTimeout(parts.get(part).timer);
    await save(part);
  }
  const [left] = unsaved();
  if (left) {
    location.hash = `#${left.closest(".inside").id}`;
    unfold();
  } else {
    form.requestSubmit(submitter);
  }
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
    if (el.matches("[type=checkbox]")) el.checked = false;
    else if (el.matches("textarea, input")) el.value = "";
    if (el.tagName === "TEXTAREA") el.textContent = "";
    if (el.matches("[data-line-incomplete]")) el.hidden = true;
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
  for (const box of form.querySelectorAll("[data-entry] [type=checkbox]")) box.checked = kept.getAll(box.name).includes(box.value);
  form.elements.own.checked = kept.get("own") === "yes";
  if (kept.get("seen")) form.querySelector("[data-seen]").value = kept.get("seen");
  if (text(form) === parts.get(form).base) {
    keepText(drafted(form), null);
    return;
  }
  form.closest("[data-fold]").open = true;
  gentle(form);
  count(form);
  later(form, 0);
}

function gentle(form) {
  const asks = form.closest("[data-fold]").querySelector("[data-gentle]");
  if (asks) asks.hidden = form.elements.own.checked;
}

function changed(form) {
  gentle(form);
  count(form);
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
