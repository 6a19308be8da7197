// Looks through the service's own pages while it is typed, also without a line: the words are those that the tablet keeps. Without this the
// form asks the server, which looks through everything.

const form = document.querySelector("form.find");
const field = form && form.querySelector("input[type=search]");
const found = document.getElementById("found");
const chapters = document.getElementById("chapters");
/** So many pages are shown. */
const MOST = 20;
/** Shorter words are not looked for with a slip: nearly everything would match. */
const SHORTEST_WITH_SLIP = 4;

const LETTERS = { å: "a", ø: "o", æ: "e", đ: "d", ð: "d", ŋ: "n", ŧ: "t" };
/** As names are compared in the register: lower case, letters without what stands on them. */
function fold(text) {
  const plain = text.toLowerCase().normalize("NFC").replace(/[åøæđðŋŧ]/g, (letter) => LETTERS[letter]).replace(/ä/g, "e");
  return plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/aa/g, "a").replace(/oe/g, "o").replace(/ae/g, "e");
}
const pieces = (text) => text.split(/([^\p{L}\p{N}\p{M}]+)/u);
const words = (text) => pieces(text).filter((piece, at) => at % 2 === 0 && piece).map(fold);

/** One letter more, less or other, or two that have changed places. */
function slip(a, b) {
  if (b.length < SHORTEST_WITH_SLIP || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  const [x, y] = [a.slice(at), b.slice(at)];
  return x.slice(1) === y || x === y.slice(1) || x.slice(1) === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}

function fits(word, meant) {
  if (word === meant.typed) return 8;
  if (word.startsWith(meant.typed)) return 6;
  if (meant.typed.length >= SHORTEST_WITH_SLIP && word.includes(meant.typed)) return 3;
  return meant.slips && slip(word, meant.typed) ? 2 : 0;
}
const best = (among, meant) => among.reduce((most, word) => Math.max(most, fits(word, meant)), 0);

let pages = null;
async function load() {
  if (pages) return pages;
  const answer = await fetch(form.dataset.words, { credentials: "omit", signal: AbortSignal.timeout(8000) });
  if (!answer.ok) throw new Error("no words");
  const all = await answer.json();
  pages = all.map((page) => {
    const sections = page.sections.map(([anchor, heading, text]) => ({ anchor, heading, text, head: words(heading), body: words(text) }));
    return { ...page, sections, named: words(page.title), all: [...new Set(sections.flatMap((one) => [...one.head, ...one.body]))] };
  });
  return pages;
}

function look(all, typed) {
  const long = words(typed).filter((word) => word.length > 1).slice(0, 8);
  const meant = long.map((word) => ({ typed: word, slips: false }));
  if (!meant.length) return null;
  for (const one of meant) one.slips = !all.some((page) => best(page.all, one));
  const fitting = all.filter((page) => meant.every((one) => best(page.all, one)));
  const weighed = fitting.map((page) => {
    const of = (section) => meant.map((one) => Math.max(3 * best(section.head, one), best(section.body, one)));
    const ranked = page.sections.map((section) => {
      const each = of(section).filter(Boolean);
      return { section, many: each.length, weight: each.reduce((sum, one) => sum + one, 0) };
    });
    const first = ranked.reduce((top, one) => (one.many > top.many || (one.many === top.many && one.weight > top.weight) ? one : top));
    const named = meant.reduce((sum, one) => sum + best(page.named, one), 0);
    return { page, section: first.section, weight: first.weight + 4 * named };
  });
  return weighed.sort((a, b) => b.weight - a.weight).slice(0, MOST).map((one) => ({ ...one, meant }));
}

function excerpt(text, meant) {
  const all = pieces(text);
  const hit = (piece) => words(piece).some((word) => meant.some((one) => fits(word, one)));
  let from = Math.max(0, all.findIndex(hit));
  const first = from;
  for (let before = 0; from > 0 && before < 60; before += all[from].length) from -= 1;
  const out = document.createElement("p");
  if (from > 0) out.append("… ");
  let length = 0;
  for (const [at, piece] of all.slice(from).entries()) {
    length += piece.length;
    if (length > 200 && from + at > first) {
      out.append(" …");
      break;
    }
    if (!hit(piece)) out.append(piece);
    else out.append(Object.assign(document.createElement("mark"), { textContent: piece }));
  }
  return out;
}

function line({ page, section, meant }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/handbook/${page.address}${section.anchor ? `#${section.anchor}` : ""}`;
  link.textContent = section.heading && section.heading !== page.title ? `${page.title} – ${section.heading}` : page.title;
  item.append(link, excerpt(section.text, meant));
  return item;
}

let asked = 0;
async function show() {
  const mine = (asked += 1);
  const all = await load();
  if (mine !== asked) return;
  const result = look(all, field.value);
  chapters.hidden = Boolean(result);
  found.replaceChildren();
  if (!result) return;
  const list = document.createElement("ul");
  list.className = "found";
  list.append(...result.map(line));
  const says = document.createElement("p");
  says.textContent = result.length ? form.dataset.more : form.dataset.none;
  found.append(...(result.length ? [list, says] : [says]));
}

if (field) {
  let soon = 0;
  field.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(() => show().catch(() => {}), 120);
  });
  // Without a line the words that are kept answer the button, too.
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    show().catch(() => {});
  });
}
