// What is kept as it is typed: in the browser at once, on the server within three seconds. What another device has written
// meanwhile is shown beside it and never overwritten; what the line does not take is sent when it is back.

import { draftOf, keepText } from "./keep.js";
import { clock, now } from "./timers.js";

const WAIT = 1200;
const LONGEST = 3000;
const AGAIN = 5000;

let words = {};
const pads = new WeakMap();

const field = (form) => form.querySelector("textarea, input[name=text]");
const typing = (form) => `pad.${form.dataset.pad}`;

/** Takes over the fields that are kept as they are typed. */
export function start(sentences) {
  words = sentences;
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-pad]");
    if (form && event.target === field(form)) typed(form);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("form[data-pad] [data-take]");
    if (button) settle(button.closest("form[data-pad]"), button.dataset.take);
  });
  document.addEventListener("sent", (event) => {
    const form = event.target.closest("form[data-pad]");
    if (form) finished(form);
  });
  sync();
}

function pad(form) {
  let known = pads.get(form);
  if (!known) {
    const theirs = form.querySelector("[data-theirs]");
    known = { seen: theirs.dataset.theirs, base: theirs.textContent, timer: 0, since: 0, busy: false, closed: 0 };
    pads.set(form, known);
    restore(form, known);
  }
  return known;
}

/** What this browser kept and the server never had. */
function restore(form, known) {
  const draft = draftOf(typing(form));
  const at = Number(form.querySelector("[data-theirs]").dataset.keptAt || 0);
  if (!draft || draft.text === field(form).value || draft.at <= at) return;
  field(form).value = draft.text;
  known.seen = draft.seen ?? known.seen;
  const fold = form.closest("details");
  if (fold) fold.open = true;
  later(form, known, 0);
}

function typed(form) {
  const known = pad(form);
  keepText(typing(form), field(form).value, { seen: known.seen });
  later(form, known, WAIT);
}

function later(form, known, wait) {
  if (known.timer) clearTimeout(known.timer);
  known.since = known.since || performance.now();
  const left = Math.max(0, Math.min(wait, LONGEST - (performance.now() - known.since)));
  known.timer = setTimeout(() => save(form, known), left);
}

async function save(form, known) {
  known.timer = 0;
  known.since = 0;
  if (known.busy) return later(form, known, WAIT);
  const text = field(form).value;
  if (text === known.base || !form.isConnected) return;
  known.busy = true;
  const body = new URLSearchParams({ text, seen: known.seen });
  const question = form.querySelector("[name=question]");
  if (question) body.set("question", question.value);
  try {
    const answer = await post(form.dataset.padTo || form.getAttribute("action"), body);
    if (answer.ok) kept(form, known, text, answer.kept);
    else if (answer.kept) conflict(form, known, answer.kept);
    else say(form, answer.message);
  } catch {
    say(form, words["kept-here"].replace("%t", clock(now(), true)));
    known.timer = setTimeout(() => save(form, known), AGAIN);
  } finally {
    known.busy = false;
  }
}

async function post(url, body) {
  const headers = { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded" };
  const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(8000) });
  if (response.redirected || response.status === 401) throw new Error("signed out");
  if (!(response.headers.get("content-type") || "").includes("json")) throw new Error("not an answer");
  return response.json();
}

function kept(form, known, text, answer) {
  known.seen = String(answer.number);
  known.base = text;
  form.querySelector("[data-seen]").value = known.seen;
  if (field(form).value === text) keepText(typing(form), null);
  else later(form, known, WAIT);
  say(form, text.trim() === "" ? "" : words.kept.replace("%t", clock(answer.at || now(), true)));
}

function say(form, text) {
  const beside = form.querySelector("[data-saved]");
  if (beside) beside.textContent = text;
}

/** Another device has written something else: both are shown, and she says. */
function conflict(form, known, theirs) {
  if (theirs.text === field(form).value) {
    kept(form, known, theirs.text, theirs);
    return;
  }
  const place = form.querySelector("[data-conflict]");
  place.hidden = false;
  place.querySelector("[data-other]").textContent = theirs.text;
  known.theirs = theirs;
}

function settle(form, take) {
  const known = pad(form);
  const theirs = known.theirs;
  if (!theirs) return;
  const mine = field(form);
  if (take === "both") mine.value = mine.tagName === "TEXTAREA" ? `${theirs.text}\n${mine.value}` : `${theirs.text} / ${mine.value}`;
  known.seen = String(theirs.number);
  known.base = theirs.text;
  known.theirs = null;
  form.querySelector("[data-conflict]").hidden = true;
  form.querySelector("[data-seen]").value = known.seen;
  mine.focus();
  typed(form);
}

/** It has become a note: the pad is empty, and stays so whatever is still on its way. */
function finished(form) {
  const known = pad(form);
  clearTimeout(known.timer);
  keepText(typing(form), null);
  Object.assign(known, { timer: 0, since: 0, base: "", seen: "0", closed: Number(form.querySelector("[data-theirs]").dataset.theirs) });
  form.querySelector("[data-seen]").value = "0";
}

/** After the page has changed: what the server has now, taken over where nothing has been typed here since. */
export function sync() {
  for (const form of document.querySelectorAll("form[data-pad]")) {
    const known = pad(form);
    const theirs = form.querySelector("[data-theirs]");
    const number = theirs.dataset.theirs;
    if (number === known.seen || known.busy || Number(number) <= known.closed && number !== "0") continue;
    if (Number(number) !== 0 && Number(number) < Number(known.seen)) continue;
    const mine = field(form);
    if (mine.value !== known.base) {
      if (number !== "0") conflict(form, known, { number, text: theirs.textContent, at: Number(theirs.dataset.keptAt) });
      continue;
    }
    if (number === "0" && known.seen !== "0" && known.base !== "" && form.dataset.padTo === undefined) continue;
    known.seen = number;
    known.base = theirs.textContent;
    form.querySelector("[data-seen]").value = number;
    mine.value = known.base;
    const at = Number(theirs.dataset.keptAt);
    say(form, at ? words.kept.replace("%t", clock(at, true)) : "");
  }
}
