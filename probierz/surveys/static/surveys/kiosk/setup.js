// What the clerk sees before a tablet is hung up: whether it is installed, keeps what it holds, works alone, tells the time.
import { counted, onCount, sendAll, tryAgain } from "./queue.js";

const page = document.querySelector("[data-setup]");
const WRONG_CLOCK = 120000;

const verdict = (name, isGood) => {
  const row = page.querySelector(`[data-check="${name}"]`);
  row.dataset.state = isGood ? "good" : "bad";
  row.querySelector("[data-verdict]").textContent = isGood ? page.dataset.good : page.dataset.bad;
  row.querySelector("[data-advice]").hidden = isGood;
};

const isInstalled = () => ["standalone", "fullscreen"].some((mode) => matchMedia(`(display-mode: ${mode})`).matches) || navigator.standalone === true;

const worksAlone = async () => {
  if (!navigator.serviceWorker) return false;
  await navigator.serviceWorker.register("../worker.js", { scope: "../" }).catch(() => null);
  const registered = await Promise.race([navigator.serviceWorker.ready, new Promise((done) => setTimeout(done, 8000))]);
  return Boolean(registered?.active);
};

const isClockRight = async () => {
  const answer = await fetch(page.dataset.kit, { method: "HEAD", cache: "no-store" });
  const said = new Date(answer.headers.get("Date")).getTime();
  return Math.abs(Date.now() - said) < WRONG_CLOCK;
};

const checks = {
  secure: async () => isSecureContext,
  installed: async () => isInstalled(),
  persistent: async () => Boolean(await navigator.storage?.persisted?.()),
  offline: worksAlone,
  clock: isClockRight,
};

const check = async () => {
  for (const [name, ask] of Object.entries(checks)) ask().then((isGood) => verdict(name, isGood), () => verdict(name, false));
};

const row = (sheet) => {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("strong"), { textContent: sheet.day }), ` ${sheet.refused}`);
  return item;
};

onCount(({ waiting, refused }) => {
  page.querySelector("[data-waiting]").textContent = waiting.length;
  page.querySelector("[data-refused]").textContent = refused.length;
  page.querySelector("[data-shelf]").hidden = refused.length === 0;
  page.querySelector("[data-rows]").replaceChildren(...refused.map(row));
});

const save = async () => {
  const { waiting, refused } = await counted();
  const text = JSON.stringify([...refused, ...waiting].map(({ body, day, refused: reason }) => ({ day, reason, ...body })), null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = page.dataset.file;
  link.click();
  URL.revokeObjectURL(link.href);
};

page.querySelector("[data-save]").addEventListener("click", save);
page.querySelector("[data-retry]").addEventListener("click", async () => tryAgain((await counted()).refused));
page.querySelector("[data-send]").addEventListener("click", sendAll);
page.querySelector("[data-persist]").addEventListener("click", async () => {
  await navigator.storage?.persist?.();
  check();
});
page.querySelector("[data-open]").addEventListener("click", (event) => {
  event.preventDefault();
  location.replace(event.currentTarget.href);
});
for (const part of page.querySelectorAll("[data-scripted]")) part.hidden = false;
check();
sendAll();
