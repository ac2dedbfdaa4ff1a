// Keeps the kiosk on the device. SHELF (the version and what belongs to it) stands above, written by the server.
const PATIENCE = 4000;
const name = `probierz-kiosk-${SHELF.code}-${SHELF.version}`;
const mine = (one) => one.startsWith(`probierz-kiosk-${SHELF.code}-`);

const stock = async () => {
  const cache = await caches.open(name);
  await cache.addAll([...SHELF.pages, ...SHELF.parts].map((address) => new Request(address, { cache: "reload" })));
};

const clear = async () => {
  for (const one of await caches.keys()) if (mine(one) && one !== name) await caches.delete(one);
  await clients.claim();
};

const fromNetwork = async (request, cache) => {
  const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok || answer.redirected) throw new TypeError("not what was asked for");
  await cache.put(new URL(request.url).pathname, answer.clone());
  return answer;
};

// Pages: what is new, or what we have. Parts of a version never change.
const page = async (request) => {
  const cache = await caches.open(name);
  const path = new URL(request.url).pathname;
  try {
    return await fromNetwork(request, cache);
  } catch {
    return (await cache.match(path)) ?? fetch(request);
  }
};

const part = async (request) => {
  const cache = await caches.open(name);
  return (await cache.match(new URL(request.url).pathname)) ?? fetch(request);
};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(stock());
});
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (SHELF.pages.includes(pathname)) event.respondWith(page(request));
  else if (SHELF.parts.includes(pathname)) event.respondWith(part(request));
});
