// A document while it is written: each field is kept in the browser at once and on the server within a second and a half, and what the others
// write arrives, and who is writing where. A field that is being typed in is never written over: where two have written, both texts stand,
// and one tap settles.

import { read, settle, write } from "./fields.js";
import { draftOf, keepText } from "./keep.js";
import { clock, now } from "./timers.js";

const WAIT = 700;
const LONGEST = 1500;
const AGAIN = 3000;
/** So long after the last key somebody still writes, and so often the others are told. */
const PAUSE = 6000;
const TOLD_EVERY = 4000;

let form = null;
let words = {};
let told = { fields: [], newest: 0 };
let newest = 0;
let fetching = false;
let tell = () => {};
const writing = { field: null, told: 0, timer: 0 };
const known = new Map();
const shown = new WeakMap();

const named = (name) => form.querySelector(`[data-field="${CSS.escape(name)}"]`);
const draft = (name) => `doc.${form.dataset.document}.${name}`;
const text = (field) => { const { values, own } = read(field); return JSON.stringify([values.map((value) => value.trim()), own.trim()]); };

function of(field) {
  const name = field.dataset.field;
  if (!known.has(name)) known.set(name, { name, base: text(field), number: 0, seen: 0, timer: 0, since: 0, busy: null });
  return known.get(name);
}

const typing = (field, at) => at.busy !== null || text(field) !== at.base;

/** Takes over the form of the page, if there is one. `said`: says something on the line. */
export function start(said) {
  tell = said;
  form = document.querySelector("form[data-document]");
  if (!form) return;
  words = Object.fromEntries([...document.querySelectorAll("[data-doc-words] [data-k]")].map((el) => [el.dataset.k, el.textContent]));
  told = stands() || told;
  for (const field of form.querySelectorAll("[data-field]")) of(field);
  for (const one of told.fields) begin(one);
  for (const field of form.querySelectorAll("[data-field]")) restore(field);
  settle();
  for (const kind of ["input", "change"]) form.addEventListener(kind, (event) => changed(event.target, kind));
  form.addEventListener("focusout", () => { writes(null); setTimeout(sync); });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", taken);
  document.addEventListener("click", put);
  document.addEventListener("submit", signs, { capture: true });
  addEventListener("online", () => all().forEach((field) => later(field, 0)));
  addEventListener("pagehide", () => all().forEach((field) => send(field, true)));
  sync();
}

const all = () => [...form.querySelectorAll("[data-field]")].filter((field) => text(field) !== of(field).base);

function stands() {
  const el = document.querySelector("[data-stands]");
  return el ? JSON.parse(el.dataset.stands) : null;
}

/** What the page was made with. */
function begin(one) {
  const field = named(one.field);
  if (!field) return;
  const at = of(field);
  [at.number, at.seen] = [one.number, one.seen];
}

/** What this browser kept and the server never had. */
function restore(field) {
  const name = field.dataset.field;
  const kept = draftOf(draft(name));
  if (!kept) return;
  const [values, own] = JSON.parse(kept.text);
  write(field, values, own);
  const at = of(field);
  if (text(field) === at.base) keepText(draft(name), null);
  else {
    if (kept.seen !== undefined) at.seen = kept.seen;
    later(field, 0);
  }
}

function changed(el, kind) {
  const field = el.closest("[data-field]");
  if (!field) return;
  const at = of(field);
  offers();
  if (kind === "input" && !el.matches("[type=radio], [type=checkbox]")) writes(at.name);
  if (text(field) === at.base) return;
  keepText(draft(at.name), text(field), { seen: at.seen });
  say(field, words.sending, false);
  later(field, kind === "change" ? 0 : WAIT);
}

/** She writes here; nowhere any more. The others are told at once, and again while she goes on. */
function writes(name) {
  clearTimeout(writing.timer);
  if (name !== null) writing.timer = setTimeout(() => writes(null), PAUSE);
  if (name === writing.field && (name === null || performance.now() - writing.told < TOLD_EVERY)) return;
  [writing.field, writing.told] = [name, performance.now()];
  tell({ writing: name });
}

function later(field, wait) {
  const at = of(field);
  clearTimeout(at.timer);
  at.since = at.since || performance.now();
  const left = Math.max(0, Math.min(wait, LONGEST - (performance.now() - at.since)));
  at.timer = setTimeout(() => send(field), left);
}

async function post(body, leaving = false) {
  const response = await fetch(`/document/${form.dataset.document}/field`, {
    method: "POST",
    headers: { "Accept": "application/json", "Content-Type": "application/json" },
    body: JSON.stringify(body),
    keepalive: leaving,
    signal: AbortSignal.timeout(8000),
  });
  if (response.redirected || !(response.headers.get("content-type") || "").includes("json")) throw new Error("not an answer");
  return response.json();
}

function send(field, leaving = false) {
  const at = of(field);
  if (at.busy) return at.busy.then(() => (text(field) === at.base ? null : send(field, leaving)));
  clearTimeout(at.timer);
  at.since = 0;
  const mine = text(field);
  if (mine === at.base) return Promise.resolve();
  at.busy = sent(field, at, mine, leaving).finally(() => { at.busy = null; sync(); });
  return at.busy;
}

async function sent(field, at, mine, leaving) {
  try {
    const answer = await post({ ...read(field), seen: at.seen }, leaving);
    if (!answer.ok) {
      refuse(field, answer.message);
      return;
    }
    refuse(field, "");
    [at.base, at.number, at.seen] = [mine, answer.number, answer.seen];
    newest = Math.max(newest, answer.number);
    if (text(field) === mine) {
      keepText(draft(at.name), null);
      say(field, words.saved.replace("%t", clock(now(), true)), false);
    } else {
      keepText(draft(at.name), text(field), { seen: at.seen });
      later(field, WAIT);
    }
  } catch {
    say(field, words.kept.replace("%t", clock(now(), true)), true);
    at.timer = setTimeout(() => send(field), AGAIN);
  }
}

function refuse(field, message) {
  const place = field.querySelector(":scope > [data-problem]");
  if (!place) return;
  place.textContent = message;
  place.hidden = message === "";
  if (message) say(field, "", false);
}

function beneath(field, kind, make) {
  return field.querySelector(`:scope > ${kind}`) || field.appendChild(make());
}

function say(field, message, late) {
  const line = beneath(field, ".written", () => Object.assign(document.createElement("p"), { className: "written num" }));
  if (line.textContent !== message) line.textContent = message;
  line.toggleAttribute("data-late", late);
}

/** After the page has changed: what the others have written, where they write now, and where two have written. */
export function sync() {
  if (!form) return;
  // What she stands in stays where it is, whatever comes above it.
  const here = form.contains(document.activeElement) ? document.activeElement : null;
  const before = here?.getBoundingClientRect().top;
  arrived();
  const moved = here ? here.getBoundingClientRect().top - before : 0;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

function arrived() {
  const now = stands();
  if (!now) return;
  if (!now.write) {
    // Signed, withdrawn, or no longer hers to write in: what is typed is in the browser, and the page is read from now on.
    location.reload();
    return;
  }
  told = now;
  newest = Math.max(newest, told.newest);
  for (const one of told.fields) arrive(one);
  others();
  offers();
  both();
  settle();
}

function arrive(one) {
  const field = named(one.field);
  if (!field) {
    rows();
    return;
  }
  const at = of(field);
  if (typing(field, at) || one.number <= at.number && field.querySelector(":scope > .written")) return;
  if (one.number > at.number) {
    if (field.contains(document.activeElement) && document.activeElement.matches("textarea, input:not([type=radio], [type=checkbox])")) {
      // She stands in it: it comes when she leaves it, and if she writes first, both are kept.
      say(field, one.said, true);
      return;
    }
    write(field, one.values, one.own);
    [at.base, at.number, at.seen] = [text(field), one.number, one.seen];
  }
  say(field, one.said, false);
}

/** Somebody has begun a row that is not on this page: it comes from the server. */
async function rows() {
  if (fetching) return;
  fetching = true;
  try {
    const response = await fetch(location.pathname, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(8000) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const row of page.querySelectorAll("form[data-document] .form-row:not(.spare)")) {
      const names = [...row.querySelectorAll("[data-field]")].map((el) => el.dataset.field);
      if (names.length === 0 || names.some((name) => named(name) && !named(name).closest(".spare"))) continue;
      const place = form.querySelector(`[data-rows="${CSS.escape(row.parentNode.dataset.rows)}"]`);
      for (const name of names) named(name)?.closest(".form-row")?.remove();
      place.insertBefore(row, place.querySelector(":scope > .spare"));
      for (const el of row.querySelectorAll("[data-field]")) known.delete(el.dataset.field);
      for (const el of row.querySelectorAll("[data-field]")) of(el);
      for (const one of told.fields) if (names.includes(one.field)) begin(one);
    }
  } catch {
    // The next word of the line asks again.
  } finally {
    fetching = false;
  }
}

/** Where the others write at this moment. */
function others() {
  const now = new Map();
  for (const el of document.querySelectorAll("[data-region=doc-writing] [data-writing]")) {
    now.set(el.dataset.writing, [...(now.get(el.dataset.writing) || []), el.dataset.here]);
  }
  for (const line of form.querySelectorAll("[data-writes]")) {
    if (!now.has(line.closest("[data-field]")?.dataset.field)) line.remove();
  }
  for (const [name, who] of now) {
    const field = named(name);
    if (!field) continue;
    const line = beneath(field, "[data-writes]", () => {
      const made = Object.assign(document.createElement("p"), { className: "writes-here" });
      made.dataset.writes = "";
      return made;
    });
    const text = who.join(" · ");
    if (line.textContent !== text) line.textContent = text;
  }
}

/** What the request says already, at a field in which nothing stands. */
function offers() {
  for (const offer of document.querySelectorAll("[data-region=doc-request] [data-offer]")) {
    const field = named(offer.dataset.offer);
    if (!field) continue;
    const there = field.querySelector(":scope > .offer");
    const empty = read(field).values.length === 0;
    if (!empty) there?.remove();
    else if (!there) field.append(offered(offer.textContent));
    else there.querySelector(".words").textContent = offer.textContent;
  }
}

function offered(said) {
  const made = (tag, more, ...inside) => { const el = Object.assign(document.createElement(tag), more); el.append(...inside); return el; };
  return made("div", { className: "offer" },
    made("p", { className: "soft" }, words.offer),
    made("p", { className: "words" }, said),
    made("button", { className: "do small", type: "button" }, words.put));
}

/** One tap puts it into the field, where she goes on with it. */
function put(event) {
  const button = event.target.closest("[data-field] > .offer button");
  if (!button) return;
  const field = button.closest("[data-field]");
  const control = field.querySelector("textarea, input:not([type=hidden])");
  control.value = button.closest(".offer").querySelector(".words").textContent;
  for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  control.focus();
}

/** Where two have written: both texts at the field. */
function both() {
  const there = new Map([...document.querySelectorAll("[data-region=doc-beside] [data-beside]")].map((el) => [el.dataset.beside, el]));
  for (const holder of form.querySelectorAll("[data-two]")) {
    if (!there.has(holder.dataset.two)) holder.remove();
  }
  for (const [name, section] of there) {
    const field = named(name);
    if (!field) continue;
    const holder = beneath(field, "[data-two]", () => {
      const made = document.createElement("div");
      made.dataset.two = name;
      return made;
    });
    if (shown.get(holder) !== section.innerHTML) {
      shown.set(holder, section.innerHTML);
      holder.replaceChildren(section.cloneNode(true));
      const link = holder.querySelector("a");
      if (link) link.replaceWith(...link.childNodes);
    }
  }
}

/** One tap settles: one of the texts, what stands in the field now, or both put into the field. */
async function taken(event) {
  const button = event.target.closest("[data-two] button");
  if (!button) return;
  event.preventDefault();
  const section = button.closest("[data-beside]");
  const field = named(section.dataset.beside);
  const at = of(field);
  if (button.matches("[data-both]")) {
    const texts = [...section.querySelectorAll("[data-text]")].map((el) => el.dataset.text).filter((one) => one !== "");
    const area = field.querySelector("textarea, input:not([type=hidden])");
    area.value = texts.join(area.tagName === "TEXTAREA" ? "\n" : " ");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    return;
  }
  button.setAttribute("aria-busy", "true");
  try {
    await send(field);
    // Her own last words may just have been saved beside: the newest of what stands there is what she settles.
    const seen = Math.max(Number(section.dataset.newest), at.number);
    const answer = await post({ ...read(field), seen, take: button.dataset.take });
    if (!answer.ok) {
      section.querySelector("[data-problem]").textContent = answer.message;
      return;
    }
    // What is to stand comes over the line, into the field as well.
    [at.base, at.number, at.seen] = [text(field), button.dataset.take === "typed" ? answer.number : answer.number - 1, answer.seen];
    keepText(draft(at.name), null);
    button.blur();
    if (field.contains(document.activeElement)) document.activeElement.blur();
    newest = Math.max(newest, answer.number);
    say(field, words.saved.replace("%t", clock(now(), true)), false);
    sync();
  } catch {
    section.querySelector("[data-problem]").textContent = words.kept.replace("%t", clock(now(), true));
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** What is signed is what stands here: whatever is still on its way comes first. */
async function signs(event) {
  if (event.target.dataset.act !== "sign" || event.target.dataset.ready) return;
  const waits = all();
  if (waits.length === 0 && told.newest >= newest) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await Promise.all(waits.map((field) => send(field)));
  for (let tries = 0; tries < 40 && told.newest < newest; tries += 1) await new Promise((done) => setTimeout(done, 100));
  if (all().length === 0 && told.newest >= newest) event.target.requestSubmit();
}
