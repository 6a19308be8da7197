// Without a line: how much waits to be sent, a pad for the contact that was open last, and looking for the line again.

import { remembered } from "./install.js";

const last = remembered();
if (last) document.body.dataset.staff = last.staff;
const keep = await import("./keep.js");

function waiting() {
  const count = last ? keep.queued().length : 0;
  for (const place of document.querySelectorAll("[data-waiting]")) {
    place.hidden = count === 0;
    place.querySelector("b").textContent = String(count);
  }
}

const pad = document.querySelector("[data-pad]");
const field = pad.querySelector("textarea");
if (last) {
  pad.hidden = false;
  field.dataset.draft = `note-${last.contact}`;
  keep.restoreDrafts(pad, "%t");
  field.addEventListener("input", () => keep.keepDraft(field, "%t"));
  pad.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    const key = crypto.randomUUID();
    const body = new URLSearchParams({ text, idempotency_key: key }).toString();
    // Only what is certainly kept leaves the field.
    if (!keep.enqueue({ key, url: `/nurse/contact/${last.contact}/note`, body })) return;
    field.value = "";
    keep.keepDraft(field, "%t");
    const said = pad.querySelector("[data-pad-kept]");
    said.textContent = said.dataset.words;
    waiting();
  });
}
waiting();

async function again() {
  try {
    const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(4000) });
    if (answer.ok && !field.value.trim()) location.reload();
  } catch {
    // Still no line.
  }
}
addEventListener("online", again);
setInterval(again, 5000);
