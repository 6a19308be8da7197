// Keeps the page of telephones current and presses their buttons. One long request stands open for all of them:
// a browser allows only a few to one address.
"use strict";

const SPEAKERS = { voice: "Stemme", person: "Den andre", sound: "Lyd", oneself: "Du" };
const STATES = { dialling: "waiting", ringing: "ringing", talking: "talking" };
const WORDS = { dialling: "Ringer", ringing: "Oppringning fra", talking: "I samtale med" };
const MODES = {
  normal: { mode: "normal" },
  voicemail: { mode: "voicemail", after_ms: 8000, beep: true },
  busy: { mode: "busy" },
  off: { mode: "off" },
  declines: { mode: "declines", after_ms: 3000 },
  auto_answer: { mode: "auto_answer", after_ms: 3000, keys: "1" },
};

const cards = new Map();
const lastSeq = new Map();
const lastCall = new Map();

for (const card of document.querySelectorAll("[data-number]")) {
  const number = card.dataset.number;
  cards.set(number, card);
  const lines = card.querySelectorAll("[data-seq]");
  const last = lines[lines.length - 1];
  lastSeq.set(number, last ? Number(last.dataset.seq) : 0);
  if (last) lastCall.set(number, last.dataset.call);
  card.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(number, card, event.target);
  });
  card.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) act(number, card, button.dataset.do, button.dataset.key ? { digits: button.dataset.key } : {});
  });
  card.querySelector("select[data-do=mode]").addEventListener("change", (event) => {
    act(number, card, "mode", MODES[event.target.value]);
  });
}

function part(card, name) {
  return card.querySelector(`[data-part=${name}]`);
}

async function submit(number, card, form) {
  const fields = new FormData(form);
  const kind = form.dataset.do;
  const body =
    kind === "dial" ? { to: fields.get("to").replaceAll(" ", ""), withheld: fields.has("withheld") }
    : kind === "say" ? { text: fields.get("text") }
    : { body: fields.get("body") };
  // What was typed is kept until it has arrived.
  if ((await act(number, card, kind, body)) && kind !== "dial") form.reset();
}

async function act(number, card, what, body) {
  const problem = part(card, "problem");
  try {
    const answer = await fetch(`/handsets/${encodeURIComponent(number)}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    problem.hidden = answer.ok;
    if (!answer.ok) problem.textContent = explain(what, answer.status);
    return answer.ok;
  } catch {
    problem.hidden = false;
    problem.textContent = "Telefonnettet svarer ikke. Prøv igjen.";
    return false;
  }
}

function explain(what, status) {
  if (what === "dial" && status === 422) return "Herfra kan du bare ringe tjenestens nummer.";
  if (what === "dial") return "Telefonen er opptatt eller av.";
  if (status === 409) return "Samtalen er over.";
  return "Det gikk ikke. Skriv noe og prøv igjen.";
}

function update(handset) {
  const card = cards.get(handset.number);
  if (!card) return;
  const line = handset.line;
  const idle = { off: ["late", "Av"], busy: ["late", "Opptatt"] }[handset.mode.mode] || ["free", "Ledig"];
  const [kind, word] = line ? [STATES[line.state], `${WORDS[line.state]} ${line.other}`] : idle;
  card.dataset.state = kind;
  const state = part(card, "state");
  if (state.textContent !== word) {
    state.textContent = word;
    state.className = `state ${kind}`;
  }
  part(card, "since").dataset.since = line ? line.since : "";
  show(card.querySelector("form.dial"), !line);
  show(part(card, "ringing"), line?.state === "ringing");
  show(part(card, "talking"), line?.state === "talking");
  show(part(card, "open"), line?.state === "talking" || line?.state === "dialling");
  const mode = card.querySelector("select[data-do=mode]");
  if (document.activeElement !== mode) mode.value = handset.mode.mode;
  hear(card, handset);
  texts(card, handset);
}

/// Hides or shows without leaving the focus on something that is gone.
function show(element, visible) {
  if (element.hidden !== visible) return;
  const had = element.contains(document.activeElement);
  element.hidden = !visible;
  if (had && !visible) {
    const card = element.closest("article");
    const next = [...card.querySelectorAll("button")].find((button) => button.offsetParent !== null);
    next?.focus({ preventScroll: true });
  }
}

function hear(card, handset) {
  const list = part(card, "heard");
  const frame = list.parentElement;
  const atEnd = frame.scrollHeight - frame.scrollTop - frame.clientHeight < 40;
  const first = lastSeq.get(handset.number);
  if (!handset.line) hush(handset.number);
  for (const line of handset.transcript.filter((line) => line.seq > first)) {
    lastSeq.set(handset.number, line.seq);
    sound(handset.number, line);
    const before = list.lastElementChild;
    // The same recording over and over is one line.
    if (line.by === "sound" && before?.dataset.text === line.text && before.dataset.call === line.call) continue;
    if (lastCall.has(handset.number) && lastCall.get(handset.number) !== line.call) {
      list.append(item("mark", "", "Ny samtale"));
    }
    lastCall.set(handset.number, line.call);
    const words = line.by === "sound" ? line.text.split("/").pop() : line.text;
    const entry = item(line.by, line.from || SPEAKERS[line.by], words);
    entry.dataset.text = line.text;
    entry.dataset.call = line.call;
    if (line.language) entry.lang = line.language;
    list.append(entry);
    aloud(line);
  }
  while (list.children.length > 200) list.firstElementChild.remove();
  if (atEnd) frame.scrollTop = frame.scrollHeight;
}

function item(kind, who, text) {
  const entry = document.createElement("li");
  entry.className = kind;
  if (who) {
    const name = document.createElement("b");
    name.textContent = who;
    entry.append(name, " ");
  }
  const said = document.createElement("span");
  said.textContent = text;
  entry.append(said);
  return entry;
}

function texts(card, handset) {
  const list = part(card, "messages");
  const known = new Set([...list.children].map((entry) => entry.dataset.sid));
  const fresh = handset.messages.filter((sms) => !known.has(sms.sid));
  for (const sms of fresh) {
    const entry = item(sms.sent ? "oneself" : "person", sms.sent ? "Du" : sms.other, sms.body);
    entry.dataset.sid = sms.sid;
    list.append(entry);
    if (!sms.sent) part(card, "sms").open = true;
  }
  part(card, "count").textContent = handset.messages.length;
}

const playing = new Map();

/// Plays a recording as the telephone would: until something else is heard, or the call is over.
function sound(number, line) {
  hush(number);
  if (line.by !== "sound" || !line.text.includes("://") || !document.getElementById("aloud").checked) return;
  const audio = new Audio(`/phones/sound?url=${encodeURIComponent(line.text)}`);
  playing.set(number, audio);
  // A browser may refuse to play before anybody has touched the page.
  audio.play().catch(() => playing.delete(number));
}

function hush(number) {
  playing.get(number)?.pause();
  playing.delete(number);
}

function aloud(line) {
  if (!document.getElementById("aloud").checked || !("speechSynthesis" in window)) return;
  if (line.by !== "voice" && line.by !== "person") return;
  const speech = new SpeechSynthesisUtterance(line.text);
  speech.lang = line.language || "nb-NO";
  speechSynthesis.speak(speech);
}

function ringingNow(handsets) {
  const nav = document.getElementById("now");
  const ringing = handsets.filter((handset) => handset.line?.state === "ringing" && cards.has(handset.number));
  const wanted = ringing.map((handset) => handset.number).join();
  if (nav.dataset.shown === wanted) return;
  nav.dataset.shown = wanted;
  nav.replaceChildren(
    ...ringing.map((handset) => {
      const link = document.createElement("a");
      link.href = `#${cards.get(handset.number).id}`;
      link.textContent = `Det ringer hos ${handset.label}`;
      return link;
    }),
  );
}

function tick() {
  for (const element of document.querySelectorAll("[data-since]")) {
    const since = Date.parse(element.dataset.since);
    const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
    element.textContent = Number.isNaN(since) ? "" : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

function connected(yes) {
  const link = document.getElementById("link");
  const word = yes ? "Tilkoblet" : "Ikke tilkoblet, prøver igjen";
  link.classList.toggle("off", !yes);
  if (link.lastElementChild.textContent !== word) link.lastElementChild.textContent = word;
}

async function follow() {
  let version = "";
  for (;;) {
    try {
      const answer = await fetch(`/handsets/news?version=${encodeURIComponent(version)}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const news = await answer.json();
      connected(true);
      if (news.handsets.some((handset) => !cards.has(handset.number))) return location.reload();
      version = news.version;
      news.handsets.forEach(update);
      ringingNow(news.handsets);
      tick();
    } catch {
      connected(false);
      version = "";
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

for (const list of document.querySelectorAll(".heard")) list.scrollTop = list.scrollHeight;
setInterval(tick, 1000);
follow();
