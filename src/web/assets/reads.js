// A page of the handbook over the page one is on: read, closed, and what was being typed is where it was. Without this the link leads
// to the page itself.

let dialog = null;

function made() {
  if (dialog && dialog.isConnected) return dialog;
  const words = document.querySelector("[data-handbook-words]");
  dialog = document.createElement("dialog");
  dialog.className = "reads";
  dialog.setAttribute("aria-labelledby", "reads-title");
  const bar = document.createElement("header");
  const title = Object.assign(document.createElement("h2"), { id: "reads-title", tabIndex: -1 });
  const whole = Object.assign(document.createElement("a"), { className: "as-link", textContent: words.dataset.whole });
  const shut = Object.assign(document.createElement("button"), { type: "button", className: "do", textContent: words.dataset.close });
  shut.addEventListener("click", () => dialog.close());
  const body = Object.assign(document.createElement("div"), { className: "reads-body", tabIndex: 0 });
  body.setAttribute("role", "document");
  bar.append(title);
  const foot = document.createElement("footer");
  foot.append(whole, shut);
  dialog.append(bar, body, foot);
  document.body.append(dialog);
  return dialog;
}

/** What stands under a heading, as far as the next of the same size; without one, all of the page. */
function part(article, anchor) {
  const heading = anchor && article.querySelector(`[id="${CSS.escape(anchor)}"]`);
  const title = heading || article.querySelector("h1");
  if (!title) return null;
  const inside = [];
  for (let next = title.nextElementSibling; next; next = next.nextElementSibling) {
    if (heading && /^H[1-6]$/.test(next.tagName) && next.tagName <= title.tagName) break;
    inside.push(next);
  }
  return { title: title.textContent, inside };
}

async function open(address) {
  const url = new URL(address, location.href);
  const anchor = decodeURIComponent(url.hash.slice(1));
  const answer = await fetch(url.pathname, { credentials: "omit", signal: AbortSignal.timeout(8000) });
  if (!answer.ok) throw new Error("no page");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = part(page.querySelector("article"), anchor);
  if (!found) throw new Error("no part");
  const box = made();
  // Addresses inside are the page's own.
  for (const element of found.inside) {
    for (const link of element.querySelectorAll("a[href]")) {
      const to = new URL(link.getAttribute("href"), url);
      link.href = to.href;
      if (to.pathname.startsWith("/handbook/service/")) link.dataset.handbook = "";
      else link.target = "_blank";
    }
    for (const picture of element.querySelectorAll("img[src]")) picture.src = new URL(picture.getAttribute("src"), url).href;
    for (const named of [element, ...element.querySelectorAll("[id]")]) named.removeAttribute("id");
  }
  box.lang = page.documentElement.lang;
  box.querySelector("h2").textContent = found.title;
  box.querySelector(".as-link").href = url.href;
  const body = box.querySelector(".reads-body");
  body.replaceChildren(...found.inside);
  if (!box.open) box.showModal();
  body.scrollTop = 0;
  box.querySelector("h2").focus();
}

/** Every link to the handbook that stands on the page, now or later. */
export function start() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-handbook]");
    if (!link || !("HTMLDialogElement" in window) || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (!document.querySelector("[data-handbook-words]")) return;
    event.preventDefault();
    open(link.getAttribute("href")).catch(() => location.assign(link.href));
  });
}

/** Something rings: it is not covered by a page that is being read. */
export function give() {
  if (dialog && dialog.open) dialog.close();
}
