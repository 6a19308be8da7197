// What somebody typed in a plan or a document and the server has not got. It says something about a person, in plain words: on a tablet of
// the service's it waits for at most a shift; in any other browser no longer than the tab is open, and it goes when she signs out.

import { now } from "./timers.js";

const SHIFT = 12 * 3600 * 1000;
const TABLET = "hjemmevakt.tablet";
const ours = (key) => /^hjemmevakt\..+?\.draft\.(part|doc)\./.test(key);

function isTablet() {
  try {
    return localStorage.getItem(TABLET) === "yes";
  } catch {
    return false;
  }
}

/** What the server says of this browser, on the pages on which that is decided. */
function told(is) {
  try {
    if (is) localStorage.setItem(TABLET, "yes");
    else localStorage.removeItem(TABLET);
  } catch {
    // Then nothing is kept here either.
  }
}

/** Where such words are kept in this browser. */
export const store = () => (isTablet() ? localStorage : sessionStorage);

/** Whether it is such words that are kept under this name. */
export const isSuch = (name) => /^draft\.(part|doc)\./.test(name);

/** Everything of that kind in this browser, whoever wrote it: where, and under which key. */
function all() {
  try {
    return [localStorage, sessionStorage].flatMap((place) => Object.keys(place).filter(ours).map((key) => ({ place, key })));
  } catch {
    return [];
  }
}

function isOld({ place, key }) {
  try {
    return now() - JSON.parse(place.getItem(key)).at > SHIFT;
  } catch {
    return true;
  }
}

/** What has lain here for a shift goes, and what does not belong in this browser. */
export function sweep() {
  for (const one of all()) {
    if (isOld(one) || (one.place === localStorage && !isTablet())) one.place.removeItem(one.key);
  }
}

/** On the pages of the way in: whether this is a tablet, and what is asked before somebody signs out and leaves words behind. */
export function start() {
  const known = document.querySelector("[data-tablet]");
  if (known) told(known.dataset.tablet === "yes");
  sweep();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.elements.tablet && form.elements.tablet.checked) told(true);
    if (!form.matches("[action='/sign-out'], [action='/account/sign-out-everywhere']") || isTablet()) return;
    const left = all();
    const question = document.querySelector("[data-unsent]");
    if (left.length && question && question.hidden) {
      event.preventDefault();
      question.hidden = false;
      question.scrollIntoView({ block: "center" });
      for (const button of document.querySelectorAll("[data-then]")) button.textContent = button.dataset.then;
      return;
    }
    for (const { place, key } of left) place.removeItem(key);
  });
}
