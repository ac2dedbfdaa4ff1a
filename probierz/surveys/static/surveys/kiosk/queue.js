// Answers wait on the device until the server says that it has them. Each has an id made here, so sending one twice
// stores it once; one tab sends at a time; what can never be sent stays on the shelf with the reason.
import { shelf } from "../../design/shelf.js";

const PATIENCE = 20000;
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 300000;
const NEVER = new Set([400, 404, 409, 410, 413, 422]);
const sheets = shelf("probierz-kiosk", "sheets", "id");
const watchers = [];
let wait = FIRST_WAIT;
let alarm = 0;

// 128 random bits as 22 characters of base64url, of which the first is a letter or a digit.
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return /^[A-Za-z0-9]/.test(id) ? id : newId();
};

export const counted = async () => {
  const all = await sheets("readonly", (rows) => rows.getAll());
  return { waiting: all.filter((one) => !one.refused), refused: all.filter((one) => one.refused) };
};

const tell = async () => {
  const counts = await counted();
  for (const watcher of watchers) watcher(counts);
};

export const onCount = (watcher) => {
  watchers.push(watcher);
  tell();
};

export const keep = async (sheet) => {
  await sheets("readwrite", (rows) => rows.put({ ...sheet, refused: "" }));
  await tell();
  sendAll();
};

const drop = (id) => sheets("readwrite", (rows) => rows.delete(id));

const later = (pause) => {
  clearTimeout(alarm);
  alarm = setTimeout(sendAll, pause * (0.75 + Math.random() / 2));
  wait = Math.min(wait * 2, LONGEST_WAIT);
};

// A log-in page of a guest network answers 200 as well: only our own words count.
const post = async ({ address, body }) => {
  const answer = await fetch(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    credentials: "omit",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
  return { status: answer.status, said: isOurs ? await answer.json() : null, pause: Number(answer.headers.get("Retry-After")) * 1000 };
};

// True when the next may be tried at once.
const sent = async (sheet) => {
  const { status, said, pause } = await post(sheet);
  if (said && (status === 200 || status === 201)) await drop(sheet.id);
  else if (said && NEVER.has(status)) await sheets("readwrite", (rows) => rows.put({ ...sheet, refused: said.message || String(status) }));
  else {
    later(Math.max(wait, pause || 0));
    return false;
  }
  wait = FIRST_WAIT;
  return true;
};

const sendInOrder = async () => {
  for (const sheet of (await counted()).waiting) {
    try {
      if (!(await sent(sheet))) return;
    } catch {
      later(wait);
      return;
    } finally {
      await tell();
    }
  }
};

let isSending = false;
const alone = async (work) => {
  if (isSending) return;
  isSending = true;
  try {
    await work();
  } finally {
    isSending = false;
  }
};

// The lock is the browser's, over all its tabs; without it (no secure address) each tab at least waits for itself.
export function sendAll() {
  if (!navigator.locks) return alone(sendInOrder);
  return navigator.locks.request("probierz-kiosk-sending", { ifAvailable: true }, (lock) => (lock ? sendInOrder() : later(FIRST_WAIT)));
}

export const tryAgain = async (refused) => {
  for (const sheet of refused) await sheets("readwrite", (rows) => rows.put({ ...sheet, refused: "" }));
  wait = FIRST_WAIT;
  return sendAll();
};

addEventListener("online", () => {
  wait = FIRST_WAIT;
  sendAll();
});
