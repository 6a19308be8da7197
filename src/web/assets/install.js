// The page as an application: the worker that says when there is no line, and what it needs to know to keep a note then.

const LAST = "hjemmevakt.last";

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/worker.js").catch(() => {});
  // The handbook is kept in the language that is read here.
  navigator.serviceWorker.ready.then((worker) => worker.active.postMessage({ handbook: document.documentElement.lang })).catch(() => {});
}

/** Who sits here and which contact is open: a note that is written without a line goes there. Names nobody. */
export function remember(staff, contact) {
  try {
    if (staff && contact) localStorage.setItem(LAST, JSON.stringify({ staff, contact }));
    else localStorage.removeItem(LAST);
  } catch {
    // Nothing can be kept here: then nothing is promised either.
  }
}

/** What was remembered. */
export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(LAST));
  } catch {
    return null;
  }
}
