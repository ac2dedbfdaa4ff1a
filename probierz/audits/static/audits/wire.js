// How words and photos of a checklist reach the server: with patience, a fresh token after a new log-in, and again.
export const line = document.querySelector("[data-unsent]");
export const say = line?.dataset ?? {};
export const network = { isOffline: false, isSignedOut: false };
const PATIENCE = 15000;
const LONGEST_WAIT = 30000;
const flushes = [];
let wait = 2000;
let alarm = 0;

// Without a secure address there is no randomUUID.
export const newName = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((part) => part.toString(16).padStart(2, "0")).join("");

export const whenBack = (flush) => flushes.push(flush);

export const freshPage = async (address) => {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

const flushAll = () => {
  for (const flush of flushes) flush();
};

const tryAgainLater = () => {
  clearTimeout(alarm);
  alarm = setTimeout(flushAll, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
};

// After a new log-in the old token is refused: the page itself has the new one. Somebody else's log-in sends nothing.
const renewTokens = async () => {
  const page = await freshPage(location.href);
  if (page.querySelector("[data-unsent]")?.dataset.owner !== say.owner) return false;
  const token = page.querySelector("form[data-entry] [name=csrfmiddlewaretoken]")?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  return true;
};

const ask = async (address, body, patience) => {
  body.set("csrfmiddlewaretoken", document.querySelector("form[data-entry] [name=csrfmiddlewaretoken]").value);
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    redirect: "manual",
    signal: AbortSignal.timeout(patience),
  });
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (isOurs && answer.status < 500) return { status: answer.status, said: await answer.json() };
  if (answer.status >= 500) throw new TypeError("the server is ill");
  return { status: 403, said: null };
};

// What the server said of it; undefined when nobody answered, and then everything that waits is tried again.
export const post = async (address, body, { patience = PATIENCE } = {}) => {
  try {
    let answer = await ask(address, body, patience);
    if (answer.status === 403 && (await renewTokens())) answer = await ask(address, body, patience);
    network.isOffline = false;
    network.isSignedOut = answer.status === 403;
    wait = 2000;
    if (answer.status === 200) return answer.said;
    if (answer.status === 422) return { ...answer.said, isRefused: true };
  } catch {
    network.isOffline = true;
  }
  tryAgainLater();
  return undefined;
};

addEventListener("online", () => {
  wait = 2000;
  flushAll();
});
document.addEventListener("visibilitychange", flushAll);
