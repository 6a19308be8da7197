// A page of a record or a plan closes when what it shows may not be read any more: the live line names what, and it is taken away here.
// Once gone it does not come back by itself; the page says what happened.

/** Takes away what the line has named. */
export function close() {
  const said = document.querySelector("[data-region=closing] [data-gone]");
  if (!said) return;
  if (said.dataset.gone === "all") {
    const main = document.querySelector("main");
    for (const el of [...main.children]) if (el.dataset.region !== "closing") el.remove();
    return;
  }
  for (const word of said.dataset.gone.split(" ")) {
    for (const el of document.querySelectorAll(`[data-shows="${word}"]`)) el.remove();
  }
  // What the person says of the plan stands only with something of it.
  if (!document.querySelector("[data-shows]")) for (const el of document.querySelectorAll("[data-with-parts]")) el.remove();
}
