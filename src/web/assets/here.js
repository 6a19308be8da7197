// Whether somebody is here. A touch is told to the server at most once in a while, so that the screen does not lock under her hands; and a
// page is not left on a screen after its session is over.

const TOLD_EVERY = 30000;
const ASKED_EVERY = 15000;
const TOUCHES = ["pointerdown", "keydown", "wheel", "touchmove"];

let told = -TOLD_EVERY;
let timer = 0;
let gone = () => {};

function touched() {
  const now = performance.now();
  if (now - told < TOLD_EVERY) return;
  told = now;
  ask("POST");
}

/** Asks whether the session stands. */
export async function ask(method = "GET") {
  try {
    const response = await fetch("/here", { method, signal: AbortSignal.timeout(8000) });
    if (timer && (response.status === 401 || response.status === 423)) over();
  } catch {
    // No line: the page says so itself where it matters, and the next time asks again.
  }
}

/** The session is over: what was to be done then is done, once. */
export function over() {
  if (!timer) return;
  clearInterval(timer);
  timer = 0;
  for (const kind of TOUCHES) removeEventListener(kind, touched, { capture: true });
  gone();
}

/** From now on; `onGone` when the session is over. */
export function start(onGone) {
  gone = onGone;
  timer = setInterval(ask, ASKED_EVERY);
  for (const kind of TOUCHES) addEventListener(kind, touched, { passive: true, capture: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && timer) ask(); });
}
