// Clocks, counted here from the server's instants. The server's time is learnt from each of its messages, so that a tablet with a wrong
// clock counts right; the steady clock of the browser carries it on between them.

let base = Number(document.body.dataset.now || Date.now());
let mark = performance.now();
let over = "%t";

/** The service's time now, milliseconds. */
export function now() {
  return base + (performance.now() - mark);
}

/** The server says what time it is. Small steps back are how long the word took, and are not taken. */
export function told(ms) {
  const drift = ms - now();
  if (drift > 0 || drift < -2000) {
    base = ms;
    mark = performance.now();
  }
}

/** `0:48`, `1:02:10`: as the server writes it. */
export function length(ms) {
  const all = Math.max(0, Math.floor(ms / 1000));
  const two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return h === 0 ? `${m}:${two(s)}` : `${h}:${two(m)}:${two(s)}`;
}

const zone = document.body.dataset.zone;
const written = (extra) => {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...extra };
  try {
    return new Intl.DateTimeFormat("nb", { ...form, timeZone: zone || undefined });
  } catch {
    return new Intl.DateTimeFormat("nb", form);
  }
};
const [short, long] = [written({}), written({ second: "2-digit" })];

/** A time of day where the service is: `03:12` or `03:12:07`. */
export function clock(ms, seconds = false) {
  return (seconds ? long : short).format(new Date(ms)).replaceAll(".", ":");
}

/** Writes every clock inside a place. */
export function paint(place = document) {
  const at = now();
  for (const el of place.querySelectorAll("time[data-since], time[data-until], time[data-due]")) {
    if (el.dataset.exact) continue;
    const text = words(el.dataset, at);
    if (el.textContent !== text) el.textContent = text;
  }
  for (const el of place.querySelectorAll("[data-clock]")) {
    const text = clock(at);
    if (el.textContent !== text) el.textContent = text;
  }
}

function words(data, at) {
  if (data.since) return length(at - Number(data.since));
  if (data.until) return length(Number(data.until) - at);
  const left = Number(data.due) - at;
  return left >= 0 ? length(left) : over.replace("%t", length(-left));
}

/** Begins to count. `late`: how "so long over" is said. */
export function start(late) {
  over = late;
  paint();
  setInterval(() => paint(), 250);
  // The exact time on tap, for as long as it takes to read it.
  document.addEventListener("click", (event) => {
    const el = event.target.closest("time[title]");
    if (!el || el.closest("a, button") || el.dataset.exact) return;
    el.dataset.exact = "1";
    el.textContent = el.title;
    setTimeout(() => { delete el.dataset.exact; paint(el.parentNode); }, 4000);
  });
}
