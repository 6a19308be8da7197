// The lock: keeps what rings up to date and heard. Comes on a page of its own, or in the place of the page that was open, so that a browser
// that was allowed to be heard stays allowed.

import { lost } from "./lost.js";
import { morph } from "./morph.js";
import { play } from "./sound.js";
import { now, paint } from "./timers.js";

const SILENT = 5000;

let timer = 0;
let answered = { mark: 0, at: 0 };

async function look() {
  const ringing = document.querySelector("[data-ringing]");
  try {
    const response = await fetch("/locked/now", { signal: AbortSignal.timeout(4000) });
    if (response.status === 401) location.reload();
    if (!response.ok) return;
    morph(ringing, await response.text());
    hear();
    heard(ringing);
  } catch {
    // No line: the page says so, and the telephone rings in any case.
  }
}

function hear() {
  answered = { mark: performance.now(), at: now() };
  lost(null);
}

function watch() {
  if (performance.now() - answered.mark >= SILENT) lost(answered.at);
}

function heard(ringing) {
  paint();
  play(ringing.querySelector("[data-ring]") ? "call" : null);
}

/** On a page that shows the lock. */
export function lock() {
  const ringing = document.querySelector("[data-ringing]");
  if (!ringing || timer) return;
  hear();
  heard(ringing);
  timer = setInterval(look, 2000);
  setInterval(watch, 500);
}

/** In the place of this page, if it is the lock that comes now; else the server shows where to sign in. */
export async function leave() {
  try {
    const from = encodeURIComponent(location.pathname);
    const response = await fetch(`/locked?from=${from}`, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(8000) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!response.ok || !page.querySelector("[data-ringing]")) throw new Error("elsewhere");
    for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
      const known = document.querySelector(`link[href="${sheet.getAttribute("href")}"]`);
      if (!known) document.head.append(document.adoptNode(sheet));
    }
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    lock();
    const field = document.querySelector("[autofocus]");
    if (field) field.focus();
  } catch {
    location.reload();
  }
}
