// Keeps static files, which never change under their names, and one page a language for when there is no line.
// Pages that people read are never kept: who may read them can change, and a device can be lost.
const VERSION = "{{ version }}";
const KEPT = [{% for address in kept %}"{{ address|escapejs }}",{% endfor %}];
const OFFLINE = { {% for code, address in offline.items %}"{{ code }}": "{{ address|escapejs }}",{% endfor %} };
const plain = (address) => new Request(address, { credentials: "omit" });
const fresh = (address) => new Request(address, { credentials: "omit", cache: "reload" });

self.addEventListener("install", (event) => {
  const wanted = [...KEPT.map(plain), ...Object.values(OFFLINE).map(fresh)]; // the page has just fetched what is static
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.mode === "navigate" && event.request.method === "GET") {
    const page = OFFLINE[address.pathname.split("/")[1]] ?? Object.values(OFFLINE)[0];
    event.respondWith(fetch(event.request).catch(() => caches.match(page)));
  } else if (address.origin === location.origin && KEPT.includes(address.pathname)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
