// Keeps every word of a checklist: first on the device, then on the server, however often the network fails.
// Each change is an entry with a name made here. An entry that was tried once is never changed again, so the
// server can tell a second try from a second thought.
const line = document.querySelector("[data-unsent]");
const forms = [...document.querySelectorAll("form[data-entry]")];
const say = line?.dataset ?? {};
const PAUSE = 1200;
const PATIENCE = 15000;
const bare = new Map();
let isBare = false;
let isOffline = false;
let isSignedOut = false;
let wait = 2000;
let alarm = 0;

const place = (form) => `probierz:entries:${say.owner}:${form.dataset.entry}:${form.elements.verdict ? "verdict" : "answer"}`;

const load = (form) => {
  try {
    return JSON.parse(localStorage.getItem(place(form)) ?? "[]");
  } catch {
    return bare.get(place(form)) ?? [];
  }
};

const store = (form, entries) => {
  try {
    if (entries.length) localStorage.setItem(place(form), JSON.stringify(entries));
    else localStorage.removeItem(place(form));
    bare.delete(place(form));
  } catch {
    isBare = true;
    bare.set(place(form), entries);
  }
};

// Without a secure address there is no randomUUID.
const newName = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((part) => part.toString(16).padStart(2, "0")).join("");

const fields = (form) => (form.elements.verdict ? ["verdict", "note", "reason"] : ["answer"]);
const wordsIn = (form) => Object.fromEntries(fields(form).map((name) => [name, form.elements[name].value ?? ""]));

const fill = (form, words) => {
  for (const name of fields(form)) {
    if (name === "verdict") for (const choice of form.elements.verdict) choice.checked = choice.value === words.verdict;
    else form.elements[name].value = words[name] ?? "";
  }
};

const showVerdict = (form) => {
  const to = document.querySelector(`[data-jump="${form.dataset.entry}"]`);
  if (!to) return;
  if (form.elements.verdict) to.dataset.verdict = form.elements.verdict.value ?? "";
  to.classList.toggle("is-unsent", load(form).length > 0);
};

const tell = (form, words, kind = "") => {
  const state = form.querySelector("[data-state]");
  state.textContent = words;
  state.classList.toggle("is-unsent", kind === "unsent");
  state.classList.toggle("is-refused", kind === "refused");
};

const count = () => {
  if (!line) return;
  const waiting = forms.filter((form) => load(form).length).length + photos.size;
  const refused = forms.some((form) => form.dataset.refused);
  line.hidden = false;
  line.classList.toggle("is-waiting", waiting > 0 && !refused);
  line.classList.toggle("is-refused", refused);
  const number = document.createElement("strong");
  number.textContent = waiting ? `${say.waiting} ${waiting}` : say.saved;
  const why = document.createElement("span");
  if (isBare) why.textContent = say.bare;
  else if (isSignedOut) why.textContent = say.signedOut;
  else if (refused) why.textContent = say.refused;
  else if (isOffline) why.textContent = say.kept;
  line.replaceChildren(number, why);
};

const note = (form) => {
  const entries = load(form);
  const last = entries.at(-1);
  if (last && !last.tried) last.words = wordsIn(form);
  else entries.push({ name: newName(), seen: last?.name ?? form.elements.seen.value, words: wordsIn(form), tried: false });
  store(form, entries);
  delete form.dataset.refused;
  tell(form, say.waiting.replace(":", ""), "unsent");
  showVerdict(form);
  count();
};

const later = (form, pause) => {
  clearTimeout(form.timer);
  form.timer = setTimeout(() => send(form), pause);
};

const tryAgainLater = () => {
  clearTimeout(alarm);
  alarm = setTimeout(flush, wait);
  wait = Math.min(wait * 2, 30000);
};

// After a new log-in the old token is refused: the page itself has the new one.
const renewTokens = async () => {
  const answer = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("form[data-entry] [name=csrfmiddlewaretoken]")?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  return true;
};

const ask = async (address, body) => {
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (isOurs && answer.status < 500) return { status: answer.status, said: await answer.json() };
  if (answer.status >= 500) throw new TypeError("the server is ill");
  return { status: 403, said: null };
};

const bodyOf = (form, entry) => {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries({ name: entry.name, seen: entry.seen, ...entry.words })) body.set(name, value);
  return body;
};

const meet = (form, theirs, seen) => {
  const box = form.querySelector("[data-conflict]");
  box.hidden = false;
  box.querySelector("[data-theirs]").textContent = [theirs.word, theirs.note, theirs.reason, theirs.answer].filter(Boolean).join("\n");
  form.theirs = theirs;
  form.elements.seen.value = seen;
};

const taken = (form, entry, said) => {
  const rest = load(form).filter((one) => one.name !== entry.name);
  if (said.aside) {
    meet(form, said.theirs, said.seen);
    for (const one of rest) one.seen = said.seen;
    store(form, said.aside ? [] : rest);
    tell(form, "");
  } else {
    form.elements.seen.value = said.seen;
    store(form, rest);
    if (!rest.length) tell(form, `${say.saved} ${said.at}`);
  }
  if (load(form).length) later(form, 0);
};

async function send(form) {
  const entries = load(form);
  if (!entries.length || form.isSending || form.dataset.refused) return;
  form.isSending = true;
  const entry = entries[0];
  entry.tried = true;
  store(form, entries);
  try {
    let answer = await ask(form.action, bodyOf(form, entry));
    if (answer.status === 403 && (await renewTokens())) answer = await ask(form.action, bodyOf(form, entry));
    isOffline = false;
    isSignedOut = answer.status === 403;
    wait = 2000;
    if (answer.status === 200) taken(form, entry, answer.said);
    else if (answer.status === 422) {
      form.dataset.refused = "yes";
      tell(form, `${answer.said.refused} ${say.refused}`, "refused");
    } else tryAgainLater();
  } catch {
    isOffline = true;
    tryAgainLater();
  } finally {
    form.isSending = false;
    showVerdict(form);
    count();
    if (!isOffline && !isSignedOut && load(form).some((one) => !one.tried)) later(form, PAUSE);
  }
}

function flush() {
  for (const form of forms) if (load(form).length) send(form);
  for (const form of photos.keys()) sendPhoto(form);
}

// Photos wait in the page: they are too large for what a browser keeps for us.
const photos = new Map();

async function sendPhoto(form) {
  if (form.isSending || !photos.has(form)) return;
  form.isSending = true;
  const state = form.querySelector("[data-state]");
  const body = photos.get(form);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  try {
    let answer = await ask(form.action, body);
    if (answer.status === 403 && (await renewTokens())) {
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      answer = await ask(form.action, body);
    }
    isOffline = false;
    isSignedOut = answer.status === 403;
    if (answer.status === 403) tryAgainLater();
    else {
      photos.delete(form);
      state.textContent = answer.said.refused ?? "";
      if (answer.said.saved) await showPhotos(form);
    }
  } catch {
    isOffline = true;
    state.textContent = say.kept;
    tryAgainLater();
  } finally {
    form.isSending = false;
    count();
  }
}

const showPhotos = async (form) => {
  form.reset();
  const shots = form.closest("article").querySelector("[data-shots]");
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(form.closest("article").id)?.querySelector("[data-shots]");
  if (fresh) shots.replaceChildren(...fresh.children);
};

const KEEP = {
  mine: (form) => note(form),
  theirs: (form) => {
    fill(form, form.theirs);
    showVerdict(form);
  },
  both: (form) => {
    const name = form.elements.verdict ? "note" : "answer";
    form.elements[name].value = [form.theirs[name], form.elements[name].value].filter(Boolean).join("\n\n");
    note(form);
  },
};

for (const form of forms) {
  form.querySelector("[data-plain]").hidden = true;
  const left = load(form);
  if (left.length) {
    fill(form, left.at(-1).words);
    tell(form, say.waiting.replace(":", ""), "unsent");
    later(form, 0);
  }
  showVerdict(form);
  form.addEventListener("input", () => {
    note(form);
    later(form, PAUSE);
  });
  form.addEventListener("change", () => later(form, 50));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  form.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-keep]")?.dataset.keep;
    if (!choice) return;
    KEEP[choice](form);
    form.querySelector("[data-conflict]").hidden = true;
    later(form, 0);
    count();
  });
}

for (const form of document.querySelectorAll("form[data-photo]")) {
  form.addEventListener("submit", (event) => {
    if (!form.elements.file.files.length) return;
    event.preventDefault();
    photos.set(form, new FormData(form));
    count();
    sendPhoto(form);
  });
}

addEventListener("online", () => {
  wait = 2000;
  flush();
});
document.addEventListener("visibilitychange", flush);
addEventListener("beforeunload", (event) => {
  if (photos.size || bare.size) event.preventDefault();
});
count();
