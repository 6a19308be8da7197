// Puts the pieces together. Everything on the page works without this; it only makes it quicker, and heard.

import { start as copy } from "./copy.js";
import { settle as settleFields, start as fields } from "./fields.js";
import { close } from "./closing.js";
import { start as writing, sync as arrives } from "./document.js";
import { start as forms, flush } from "./forms.js";
import { remember } from "./install.js";
import { ask, over, start as here } from "./here.js";
import { restoreDrafts } from "./keep.js";
import { Line } from "./live.js";
import { leave } from "./lock.js";
import { lost } from "./lost.js";
import { morph } from "./morph.js";
import { start as pads, sync } from "./pad.js";
import { start as plan } from "./plan.js";
import { give, start as reads } from "./reads.js";
import { rooms } from "./room.js";
import { allow, play, ready, tryAll, tryOut } from "./sound.js";
import { start as quick } from "./quick.js";
import { start as theme } from "./theme.js";
import { thread } from "./thread.js";
import { clock, now, paint, start as timers } from "./timers.js";
import { sweep } from "./unsent.js";

const words = Object.fromEntries([...document.querySelectorAll("#words [data-k]")].map((el) => [el.dataset.k, el.textContent]));
const place = (name) => document.querySelector(`[data-region="${name}"]`);

let pinned = location.pathname.startsWith("/nurse/contact/");
let line = null;

function regions(changed) {
  for (const [name, html] of Object.entries(changed)) {
    const where = place(name);
    if (where) morph(where, html);
  }
  close();
  arrives();
  settled();
}

/** After the page has changed: clocks, drafts, what is heard, what can be reached. */
function settled() {
  paint();
  restoreDrafts(document, words["draft-found"]);
  remember(document.body.dataset.staff, document.querySelector(".pane [data-contact]")?.dataset.contact);
  sync();
  rooms(words.new);
  settleFields();
  follow();
  const ring = document.querySelector("[data-region=ring] .sheet-cover");
  for (const el of document.querySelectorAll("main, header.bar")) el.inert = Boolean(ring);
  if (ring && ring.id !== settled.ring) {
    give();
    // The sheet covers what had focus: it begins on the sheet, and goes back to where it was.
    settled.before = settled.ring ? settled.before : document.activeElement;
    ring.tabIndex = -1;
    ring.focus({ preventScroll: true });
  } else if (!ring && settled.ring && settled.before && settled.before.isConnected) {
    settled.before.focus({ preventScroll: true });
  }
  settled.ring = ring ? ring.id : "";
  thread();
  lost(connection.gone ?? null);
  const rings = document.querySelector("[data-ring]");
  const alarm = document.querySelector("[data-alarm]");
  play(rings ? rings.dataset.ring || "call" : alarm ? "alarm" : null);
}

/** She has begun to talk: the card of whoever she talks with comes up, whatever was open. What she was writing there is kept. */
function follow() {
  const row = document.querySelector(".board a[data-talks]");
  const talks = row ? row.getAttribute("href") : "";
  const begins = talks && talks !== follow.talks;
  follow.talks = talks;
  if (begins && line && pinned && location.pathname !== talks) go(talks);
}

function connection(state, since) {
  connection.gone = ["lost", "offline"].includes(state) ? since : null;
  lost(connection.gone);
  const link = document.querySelector(".link");
  if (!link) return;
  link.className = `link ${state === "live" ? "live" : state === "" ? "" : "lost"}`;
  const text = (words[state] || words.connecting || "").replace("%t", clock(since));
  link.querySelector(".link-text").textContent = text;
}

/** Shows another page in place: the same regions, another contact. */
async function go(url, push = true) {
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(8000) });
    if (!response.ok || response.redirected) throw new Error("elsewhere");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const regions = [...page.querySelectorAll("[data-region]")];
    // A page without regions is shown as a whole.
    const fits = regions.length > 0 && regions.every((el) => place(el.dataset.region));
    if (page.body.dataset.live === undefined || !fits) throw new Error("elsewhere");
    if (push) history.pushState(null, "", url);
    pinned = url.startsWith("/nurse/contact/");
    document.body.className = page.body.className;
    for (const el of page.querySelectorAll("[data-region]")) {
      const where = place(el.dataset.region);
      if (where) morph(where, el.innerHTML);
    }
    line.turn(page.body.dataset.live, page.body.dataset.at);
    const pane = document.querySelector(".pane");
    if (pane && pinned) pane.scrollTop = 0;
    if (pinned && matchMedia("(max-width: 640px)").matches) scrollTo(0, 0);
    settled();
  } catch {
    location.assign(url);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-nav]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
addEventListener("popstate", () => go(location.pathname, false));

// Typing in a contact that was shown because it came first: from now on it stays.
document.addEventListener("input", (event) => {
  const pane = event.target.closest(".pane");
  const open = pane && pane.querySelector("[data-contact]");
  if (!open || pinned || !line) return;
  pinned = true;
  const url = `/nurse/contact/${open.dataset.contact}`;
  history.replaceState(null, "", url);
  line.turn(`${line.url}&contact=${open.dataset.contact}`, line.at);
});

// The main action by the keyboard, when nothing is being typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const field = event.target.closest("form");
  if (field && field.dataset.act) {
    event.preventDefault();
    field.requestSubmit();
  }
});

const sound = document.querySelector("[data-sound]");
function heard() {
  if (!sound) return;
  sound.hidden = false;
  sound.setAttribute("aria-pressed", String(ready()));
  sound.textContent = ready() ? words["sound-on"] : words["sound-off"];
}
if (sound) sound.addEventListener("click", async () => { await tryOut("call"); heard(); });
document.addEventListener("click", async (event) => {
  const pattern = event.target.closest("[data-play]");
  if (!pattern) return;
  await tryOut(pattern.dataset.play);
  heard();
});

// The three sounds of the handshake.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-try-sounds]");
  if (!button) return;
  button.setAttribute("aria-busy", "true");
  await tryAll();
  button.removeAttribute("aria-busy");
  heard();
});

document.documentElement.classList.add("js");
timers(words.over);
sweep();
forms(words, (url) => go(url));
pads(words);
plan(words);
fields();
writing((words) => line?.send(words));
theme(words);
quick();
copy();
reads();
heard();
settled();
connection("", now());
line = new Line({ regions, state: connection, back: flush, gone: document.body.dataset.staff && !document.body.matches(".document") ? over : () => location.reload(), unsure: ask });
// A wall has nobody who touches it.
if (document.body.dataset.staff) here(() => { line.stop(); leave(); });
