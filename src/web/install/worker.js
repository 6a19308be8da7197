// The service worker: style sheet, scripts and the page that says there is no line are kept, and the handbook, which is about nobody;
// nothing else is. A page is always the server's own while there is a line, so that what is old is never shown as new.

const base = "BASE";
const files = "FILES";
const cache = `hjemmevakt ${base}`;
const HANDBOOK = "handbook ";
let reads = "";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(cache).then((kept) => kept.addAll(["/offline", ...files])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== cache && !name.startsWith(HANDBOOK)).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

const isHandbook = (path) => path.startsWith("/handbook/") || path === "/plain.css";

/** Keeps the handbook in a reader's language: all of a version or nothing. Asked for as nobody, so that nothing of a reader is in it. */
async function keepHandbook(language) {
  const answer = await fetch(`/handbook/kept.json?lang=${encodeURIComponent(language)}`, { credentials: "omit" });
  if (!answer.ok) return;
  const { version, files: pages } = await answer.json();
  const name = HANDBOOK + version;
  if (!pages.every((path) => isHandbook(new URL(path, self.location.origin).pathname))) return;
  if (!(await caches.has(name))) {
    const kept = await caches.open(name);
    try {
      await kept.addAll(pages.map((path) => new Request(path, { credentials: "omit" })));
    } catch {
      await caches.delete(name);
      return;
    }
  }
  const same = `${HANDBOOK}${version.split("-")[0]}-`;
  for (const other of await caches.keys()) if (other.startsWith(same) && other !== name) await caches.delete(other);
}

async function keptHandbook(request, url) {
  const exact = (await caches.match(url.pathname + url.search)) || (await caches.match(`${url.pathname}?lang=${reads}`));
  const any = exact || (await caches.match(url.pathname, { ignoreSearch: true }));
  return any || (request.mode === "navigate" ? caches.match("/offline") : Response.error());
}

self.addEventListener("message", (event) => {
  const language = event.data && event.data.handbook;
  if (typeof language !== "string") return;
  reads = encodeURIComponent(language);
  event.waitUntil(keepHandbook(language).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  } else if (isHandbook(url.pathname)) {
    event.respondWith(fetch(request).catch(() => keptHandbook(request, url)));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/offline")));
  }
});
