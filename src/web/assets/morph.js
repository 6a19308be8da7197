// Makes what stands in a place into what should stand there, node by node. Whatever is the same stays the same node, so that focus,
// scroll, caret, open folds and typed text are where they were.

/** Fills `place` with `html`. */
export function morph(place, html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  children(place, holder.content);
}

function same(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "")
    && (a.nodeType !== 1 || a.getAttribute("data-act") === b.getAttribute("data-act"));
}

function children(now, next) {
  const wanted = [...next.childNodes];
  let at = now.firstChild;
  for (const want of wanted) {
    let found = at;
    // Within the siblings that follow: a line that moved up keeps its node.
    while (found && !same(found, want)) found = found.nextSibling;
    if (found && (found === at || want.nodeType === 1)) {
      if (found !== at) now.insertBefore(found, at);
      else at = at.nextSibling;
      node(found, want);
    } else {
      now.insertBefore(want, at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function node(now, want) {
  if (now.nodeType !== 1) {
    if (now.nodeValue !== want.nodeValue) now.nodeValue = want.nodeValue;
    return;
  }
  // What a person has written or chosen is hers; so are folds she has opened, and what the browser says of a form.
  if (now.matches("textarea, input:not([type=hidden]), select")) return;
  if (now.hasAttribute("data-problem") || now.hasAttribute("data-saved") || now.hasAttribute("data-conflict")) return;
  attributes(now, want);
  // A clock is written here. One that has stopped is written as it came.
  if (!want.matches("time[data-since], time[data-until], time[data-due]")) children(now, want);
}

function attributes(now, want) {
  for (const { name, value } of [...want.attributes]) {
    if (name === "open" && now.nodeName === "DETAILS") continue;
    if (now.getAttribute(name) !== value) now.setAttribute(name, value);
  }
  for (const { name } of [...now.attributes]) {
    if (want.hasAttribute(name) || name === "open" || name === "aria-busy") continue;
    now.removeAttribute(name);
  }
}
