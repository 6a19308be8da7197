// A conversation in writing: the newest message stands over the field to answer in, when it is opened and when one comes. Whoever has
// scrolled up to read is left there.

let shown = { contact: "", last: null, at: "", read: false };

/** After the page has changed. */
export function thread() {
  const open = document.querySelector(".pane [data-contact]");
  // On a telephone it is behind the board until it is opened.
  const contact = open?.getClientRects().length ? open.dataset.contact : "";
  const answers = document.querySelector("[data-region=pane-foot] .answer");
  const all = document.querySelectorAll(".pane .thread .bubbles > li");
  const last = answers ? all[all.length - 1] : null;
  const opened = shown.contact !== contact;
  const comes = last && (opened ? isGoingOn() : isNew(last) && (shown.read || "own" in last.dataset));
  if (comes && !isOverFoot(last)) bring(last);
  shown = { contact, last, at: last?.dataset.at ?? "", read: Boolean(last) && isOverFoot(last) };
}

/** She has answered: what it is about stands no longer above what is said. */
function isGoingOn() {
  return document.querySelector(".pane .thread [data-own]") !== null;
}

function isNew(li) {
  return shown.at !== li.dataset.at;
}

function foot() {
  return document.querySelector("[data-region=pane-foot]").offsetHeight;
}

function isOverFoot(li) {
  return li.getBoundingClientRect().bottom <= innerHeight - foot() + 1;
}

function bring(li) {
  li.style.scrollMarginBottom = `${foot() + 16}px`;
  li.scrollIntoView({ block: "end" });
}

addEventListener("scroll", () => {
  if (shown.last && shown.last.isConnected) shown.read = isOverFoot(shown.last);
}, { passive: true, capture: true });
