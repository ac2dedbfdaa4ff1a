// Keeps every word of a checklist: first on the device, then on the server, however often the network fails.
// Each change is an entry with a name made here. An entry that was tried once is never changed again, so the
// server can tell a second try from a second thought.
import { onChange, unsent } from "./photos.js";
import { line, network, newName, post, say, whenBack } from "./wire.js";

const forms = [...document.querySelectorAll("form[data-entry]")];
const PAUSE = 1200;
const bare = new Map();
let isBare = false;

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

const fields = (form) => (form.elements.verdict ? ["verdict", "note", "reason"] : ["answer"]);
const wordsIn = (form) => Object.fromEntries(fields(form).map((name) => [name, form.elements[name].value ?? ""]));

const fill = (form, words) => {
  for (const name of fields(form)) {
    const field = form.elements[name];
    if (field instanceof RadioNodeList) for (const choice of field) choice.checked = choice.value === words[name];
    else field.value = words[name] ?? "";
  }
};

// The field that the verdict asks for and that is still empty.
const missingIn = (form) => {
  const needed = form.querySelector("[name=verdict]:checked")?.dataset.needs;
  return needed && !form.elements[needed].value.trim() ? needed : "";
};

const showVerdict = (form) => {
  if (!form.elements.verdict) return;
  const missing = missingIn(form);
  for (const one of form.querySelectorAll("[data-missing]")) one.hidden = one.dataset.missing !== missing;
  form.dataset.done = form.elements.verdict.value && !missing ? "yes" : "";
  const to = document.querySelector(`[data-jump="${form.dataset.entry}"]`);
  if (!to) return;
  to.dataset.verdict = form.elements.verdict.value ?? "";
  to.classList.toggle("is-missing", missing !== "");
  to.classList.toggle("is-unsent", load(form).length > 0);
};

const tell = (form, words, kind = "") => {
  const state = form.querySelector("[data-state]");
  state.textContent = words;
  state.classList.toggle("is-unsent", kind === "unsent");
  state.classList.toggle("is-refused", kind === "refused");
};

const reasonToWait = ({ isBare, isRefused }) => {
  if (isBare) return say.bare;
  if (network.isSignedOut) return say.signedOut;
  if (isRefused) return say.refused;
  return network.isOffline ? say.kept : "";
};

const element = (kind, words) => Object.assign(document.createElement(kind), { textContent: words });

const progress = () => {
  if (!say.all) return [];
  const done = Number(say.doneElsewhere) + forms.filter((form) => form.dataset.done).length;
  const words = element("span", `${say.done} ${done}/${say.all}`);
  words.className = "unsent__done";
  if (done < Number(say.all)) return [words];
  const on = Object.assign(element("a", say.further), { href: say.audit });
  return [words, on];
};

const count = () => {
  if (!line) return;
  const files = unsent();
  const waiting = forms.filter((form) => load(form).length).length + files.count;
  const isRefused = files.isRefused || forms.some((form) => form.dataset.refused);
  line.hidden = false;
  line.classList.toggle("is-waiting", waiting > 0 && !isRefused);
  line.classList.toggle("is-refused", isRefused);
  const number = element("strong", waiting ? `${say.waiting} ${waiting}` : say.saved);
  const why = element("span", reasonToWait({ isBare: isBare || files.isBare, isRefused }));
  line.replaceChildren(number, why, ...progress());
};

const put = (form, entries) => {
  store(form, entries);
  delete form.dataset.refused;
  tell(form, say.waiting.replace(":", ""), "unsent");
  showVerdict(form);
  count();
};

const note = (form) => {
  const entries = load(form);
  const last = entries.at(-1);
  if (last && !last.tried) last.words = wordsIn(form);
  else entries.push({ name: newName(), seen: last?.name ?? form.elements.seen.value, words: wordsIn(form), tried: false });
  put(form, entries);
};

const later = (form, pause) => {
  clearTimeout(form.timer);
  form.timer = setTimeout(() => send(form), pause);
};

const bodyOf = (entry) => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ name: entry.name, seen: entry.seen, ...entry.words })) body.set(name, value);
  return body;
};

// Until somebody chooses, whatever is written goes beside theirs, never over them.
const meet = (form, said) => {
  const { theirs } = said;
  const box = form.querySelector("[data-conflict]");
  box.hidden = false;
  box.querySelector("[data-theirs]").textContent = [theirs.word, theirs.note, theirs.reason, theirs.answer].filter(Boolean).join("\n");
  form.met = said;
};

const taken = (form, entry, said) => {
  const rest = load(form).filter((one) => one.name !== entry.name);
  store(form, rest);
  if (said.aside) meet(form, said);
  else form.elements.seen.value = said.seen;
  if (rest.length) later(form, 0);
  else tell(form, said.aside ? "" : `${say.keptAt} ${said.at}`);
};

async function send(form) {
  const entries = load(form);
  if (!entries.length || form.isSending || form.dataset.refused) return;
  form.isSending = true;
  const entry = entries[0];
  entry.tried = true;
  store(form, entries);
  const said = await post(form.action, bodyOf(entry));
  form.isSending = false;
  if (said?.isRefused) {
    form.dataset.refused = "yes";
    tell(form, `${said.refused} ${say.refused}`, "refused");
  } else if (said) taken(form, entry, said);
  showVerdict(form);
  count();
  if (said && load(form).some((one) => !one.tried)) later(form, PAUSE);
}

// What stands in the fields now is written over theirs, which were seen.
const stand = (form) => {
  const tried = load(form).filter((one) => one.tried);
  put(form, [...tried, { name: newName(), seen: form.met.seen, words: wordsIn(form), tried: false }]);
};

const KEEP = {
  mine: stand,
  theirs: (form) => {
    store(form, load(form).filter((one) => one.tried));
    fill(form, form.met.theirs);
    showVerdict(form);
    tell(form, "");
  },
  both: (form) => {
    const name = form.elements.verdict ? "note" : "answer";
    form.elements[name].value = [form.met.theirs[name], form.elements[name].value].filter(Boolean).join("\n\n");
    stand(form);
  },
};

const choose = (form, choice) => {
  KEEP[choice](form);
  form.elements.seen.value = form.met.seen;
  form.querySelector("[data-conflict]").hidden = true;
  later(form, 0);
  count();
};

for (const form of forms) {
  form.querySelector("[data-plain]").hidden = true;
  const left = load(form);
  if (left.length) {
    fill(form, left.at(-1).words);
    tell(form, say.waiting.replace(":", ""), "unsent");
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
    if (choice) choose(form, choice);
  });
}

addEventListener("beforeunload", (event) => {
  if (bare.size || unsent().isBare) event.preventDefault();
});
// One after another: a weak network and a small server have enough with one.
let isFlushing = false;
const flush = async () => {
  if (isFlushing) return;
  isFlushing = true;
  for (const form of forms) {
    if (!load(form).length) continue;
    await send(form);
    if (network.isOffline) break;
  }
  isFlushing = false;
};

whenBack(flush);
onChange(count);
count();
flush();
