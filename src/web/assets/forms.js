// Forms without leaving the page. Each carries a key, so that it is carried out once however often it is sent. Notes and outcomes wait
// for the line if it is gone; what concerns a call now does not, since it would come too late.

import { dequeue, dropDrafts, enqueue, keepDraft, keepText, queued } from "./keep.js";
import { clock, now } from "./timers.js";

let words = {};
let go = () => {};
let sending = false;

/** Takes over the forms of the page. `onward(url)`: shows another page in place. */
export function start(sentences, onward) {
  words = sentences;
  go = onward;
  document.addEventListener("submit", submit);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-draft]")) keepDraft(event.target, words["saved-here"]);
  });
  show();
}

function problem(form, text) {
  const place = form.querySelector("[data-problem]") || form.appendChild(Object.assign(document.createElement("div"), { className: "problem" }));
  place.dataset.problem = "";
  place.setAttribute("role", "alert");
  place.replaceChildren();
  if (text) place.append(Object.assign(document.createElement("p"), { textContent: text }));
}

/** Marks the field that cannot be read, and shows what can be done about it. */
function wrong(form, name) {
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.classList.remove("field-wrong");
  }
  for (const way of form.querySelectorAll("[data-if-wrong]")) way.hidden = way.dataset.ifWrong !== name;
  const field = name && form.elements[name];
  if (!field || !field.focus) return;
  field.setAttribute("aria-invalid", "true");
  field.classList.add("field-wrong");
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

async function submit(event) {
  const form = event.target;
  if (!form.dataset.act || form.dataset.act === "answer") return;
  event.preventDefault();
  const button = event.submitter;
  if (form.dataset.busy) return;
  const data = new FormData(form, button);
  const key = crypto.randomUUID();
  data.set("idempotency_key", key);
  const url = (button && button.getAttribute("formaction")) || form.getAttribute("action");
  const drafts = Object.fromEntries([...form.querySelectorAll("[data-draft]")].map((field) => [field.name, field.dataset.draft]));
  const item = { key, url, body: new URLSearchParams(data).toString(), drafts };
  form.dataset.busy = "1";
  if (button) button.setAttribute("aria-busy", "true");
  problem(form, "");
  wrong(form, "");
  try {
    const answer = await post(item);
    if (answer.ok) done(form, answer);
    else {
      problem(form, answer.message);
      wrong(form, answer.field || "");
      if (answer.id) renamed(form, answer.id);
    }
  } catch {
    lost(form, item);
  } finally {
    delete form.dataset.busy;
    if (button) button.removeAttribute("aria-busy");
  }
}

/** What was sent before has come through, in other words: pressed again it is a new one. */
function renamed(form, id) {
  form.elements.id.value = id;
  for (const field of form.querySelectorAll("[data-draft]")) keepDraft(field, words["saved-here"]);
}

async function post(item) {
  const response = await fetch(item.url, {
    method: "POST",
    headers: { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": item.key },
    body: item.body,
    signal: AbortSignal.timeout(10000),
  });
  if (response.redirected || response.status === 401) {
    // Signed out: the page says so, and the draft is kept.
    location.reload();
    return { ok: false, message: "" };
  }
  return response.json();
}

function done(form, answer) {
  dropDrafts(form);
  form.dispatchEvent(new Event("sent", { bubbles: true }));
  // A page that the line does not fill is fetched again.
  if ("anew" in form.dataset) {
    form.reset();
    location.assign(answer.go);
    return;
  }
  const written = form.querySelector("textarea");
  if ("stay" in form.dataset) {
    const fold = form.closest("details");
    if (fold) fold.open = false;
    if (form.dataset.act === "escort-book" || form.dataset.act.startsWith("new-")) form.reset();
  } else if (written) {
    written.value = "";
    const beside = form.querySelector("[data-saved]");
    if (beside) beside.textContent = words.sent.replace("%t", clock(now(), true));
  }
  const here = location.pathname;
  if (answer.go && answer.go !== here) go(answer.go);
}

function lost(form, item) {
  if (!("keep" in form.dataset) || !enqueue(item)) {
    problem(form, words["not-sent"]);
    return;
  }
  dropDrafts(form);
  form.dispatchEvent(new Event("sent", { bubbles: true }));
  const written = form.querySelector("textarea");
  if (written) written.value = "";
  problem(form, words.queued);
  show();
}

function show() {
  const place = document.querySelector("[data-queue]");
  if (!place) return;
  const count = queued().length;
  place.hidden = count === 0;
  place.textContent = count === 0 ? "" : `${words.queued} (${count})`;
}

/** The line is back: what waited is sent, in order, each once. What a rule refuses is put back into its field, never dropped. */
export async function flush() {
  if (sending) return;
  sending = true;
  try {
    for (const item of queued()) {
      const answer = await post(item);
      if (!answer.ok) give(item, answer.message);
      dequeue(item.key);
    }
  } catch {
    // The line went again: what is left waits on.
  } finally {
    sending = false;
    show();
  }
}

function give(item, message) {
  const fields = new URLSearchParams(item.body);
  const form = [...document.forms].find((form) => form.getAttribute("action") === item.url);
  if (form) {
    for (const field of form.querySelectorAll("[data-draft]")) {
      if (field.value === "") field.value = fields.get(field.name) || "";
      keepDraft(field, words["saved-here"]);
    }
    problem(form, message);
    return;
  }
  // Another contact is open: the words wait in its own field.
  for (const [name, draft] of Object.entries(item.drafts || {})) {
    if (fields.get(name)) keepText(draft, fields.get(name));
  }
}
