// A page that fetches itself again while somebody looks at it: what stands in it is made into what should stand there, and what somebody has
// chosen in it stays. It is no touch: nobody's session goes on because of it.

import { morph } from "./morph.js";

const EVERY = 15000;

async function again(main) {
  try {
    const response = await fetch(`${location.pathname}?again`, { signal: AbortSignal.timeout(8000) });
    if (!response.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const anew = page.querySelector("main[data-again]");
    if (anew) morph(main, anew.innerHTML);
  } catch {
    // No line: the page says from when it is.
  }
}

export function start() {
  const main = document.querySelector("main[data-again]");
  if (!main) return;
  const look = () => { if (!document.hidden) again(main); };
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
