// Photos and files wait on the device as words do, in the store that browsers have for large things: one that was
// chosen is kept at once, with what is said of it, and outlives the page.
import { shelf } from "../design/shelf.js";
import { freshPage, newName, post, say, whenBack } from "./wire.js";

// A large photo on a weak network takes its time.
const PATIENCE = 180000;
const waiting = new Map();
const sending = new Set();
const forms = [...document.querySelectorAll("form[data-photo]")];
let tellAll = () => {};
let isBare = false;

export const unsent = () => ({ count: waiting.size, isBare: isBare && waiting.size > 0, isRefused: [...waiting.values()].some((one) => one.refused) });
export const onChange = (tell) => {
  tellAll = tell;
};

const photos = shelf("probierz-photos", "photos", "name");
const within = async (mode, act) => {
  try {
    return await photos(mode, act);
  } catch {
    isBare = true;
    return [];
  }
};

const shotsOf = (form) => form.closest("article").querySelector("[data-shots]");

const show = (form) => {
  const shots = shotsOf(form);
  for (const old of shots.querySelectorAll("[data-waiting]")) old.remove();
  const mine = [...waiting.values()].filter((one) => one.address === form.action && !one.isDraft);
  shots.append(...mine.map((one) => waitingRow(form, one)));
  const empty = shots.querySelector("[data-none]");
  if (empty) empty.hidden = mine.length > 0;
  tellAll();
};

const waitingRow = (form, one) => {
  const row = document.createElement("li");
  row.dataset.waiting = one.name;
  row.className = one.refused ? "is-refused" : "is-waiting";
  row.textContent = `${one.note || one.fileName}: ${one.refused || say.waiting.replace(":", "").toLowerCase()} `;
  if (one.refused) {
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "button button--quiet button--small";
    drop.textContent = say.remove;
    drop.addEventListener("click", () => forget(form, one));
    row.append(drop);
  }
  return row;
};

const forget = async (form, one) => {
  waiting.delete(one.name);
  await within("readwrite", (photos) => photos.delete(one.name));
  show(form);
};

const keep = (one) => {
  waiting.set(one.name, one);
  tellAll();
  return within("readwrite", (photos) => photos.put(one));
};

const send = async (form, one) => {
  if (sending.has(one.name) || one.refused) return;
  sending.add(one.name);
  const body = new FormData();
  body.set("name", one.name);
  body.set("note", one.note);
  body.set("file", one.file, one.fileName);
  const said = await post(form.action, body, { patience: PATIENCE });
  sending.delete(one.name);
  if (said?.isRefused) {
    one.refused = said.refused;
    show(form);
  } else if (said) {
    await forget(form, one);
    await renew(form);
  } else tellAll();
};

// The question's own page shows what the server has by now.
const renew = async (form) => {
  try {
    const article = form.closest("article");
    const page = await freshPage(article.querySelector("form[data-entry]").action);
    const fresh = page.getElementById(article.id)?.querySelector("[data-shots]");
    if (fresh) shotsOf(form).replaceChildren(...fresh.children);
  } finally {
    show(form);
  }
};

const draftOf = (form) => waiting.get(form.dataset.draft);

const choose = (form) => {
  const file = form.elements.file.files[0];
  if (!file) {
    if (draftOf(form)) forget(form, draftOf(form));
    return;
  }
  const name = draftOf(form)?.name ?? newName();
  form.dataset.draft = name;
  keep({ name, owner: say.owner, address: form.action, note: form.elements.note.value, file, fileName: file.name, isDraft: true });
};

const describe = (form) => {
  const draft = draftOf(form);
  if (!draft) return;
  draft.note = form.elements.note.value;
  keep(draft);
};

const add = (form) => {
  const draft = draftOf(form);
  if (!draft) return;
  draft.isDraft = false;
  delete form.dataset.draft;
  form.reset();
  keep(draft);
  show(form);
  send(form, draft);
};

const flush = () => {
  for (const form of forms) {
    for (const one of waiting.values()) if (one.address === form.action && !one.isDraft) send(form, one);
  }
};

for (const form of forms) {
  form.addEventListener("change", (event) => (event.target.type === "file" ? choose(form) : describe(form)));
  form.addEventListener("input", (event) => event.target.type === "file" || describe(form));
  // Whoever goes on to another question has said everything about this photo.
  form.addEventListener("focusout", (event) => event.relatedTarget && !form.contains(event.relatedTarget) && add(form));
  form.addEventListener("submit", (event) => {
    if (!draftOf(form)) return;
    event.preventDefault();
    add(form);
  });
}

// What an earlier page left behind is sent now.
const begin = async () => {
  for (const one of await within("readonly", (photos) => photos.getAll())) {
    const form = forms.find((some) => some.action === one.address);
    if (!form || one.owner !== say.owner || waiting.has(one.name)) continue;
    waiting.set(one.name, { ...one, isDraft: false, refused: "" });
    show(form);
  }
  flush();
};

if (forms.length) begin();
whenBack(flush);
