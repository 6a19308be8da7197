// That the line is gone, said where there is no bar: on the sheet that covers it, and on the lock.

import { clock } from "./timers.js";

/** `since`: the last word from the server; none while the line is there. */
export function lost(since) {
  for (const place of document.querySelectorAll("[data-lost]")) {
    const text = since === null ? "" : place.dataset.lost.replace("%t", clock(since));
    if (place.lastElementChild.textContent !== text) place.lastElementChild.textContent = text;
    place.hidden = text === "";
  }
}
