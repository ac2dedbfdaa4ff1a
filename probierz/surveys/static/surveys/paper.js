// Types in paper forms without a mouse: a key to each answer, the next question by itself, Enter to save.
// The page stays while a form is being saved. Keys pressed in the meantime wait and then go to the next form.
const BLANK = [" ", "-", ".", ","];
const waiting = [];
let isSaving = false;

const entry = () => document.querySelector("form[data-entry]");
const fields = () => [...entry().querySelectorAll("input:not([type=hidden]), textarea")];
const say = (words, isWrong) => {
  const status = entry().querySelector("[data-status]");
  status.textContent = words;
  status.classList.toggle("is-wrong", isWrong);
};

const go = (from, step) => {
  const all = fields();
  const to = all[all.indexOf(from) + step];
  if (!to) return;
  to.focus();
  if (to.select) to.select();
};

const mark = (field) => {
  const pressed = field.value.toLowerCase();
  const none = !field.dataset.keys.includes("0") || pressed !== "0" ? "" : "n";
  for (const one of field.closest(".entry-row").querySelectorAll("[data-key]")) {
    const isOwnNought = [...one.parentElement.children].some((other) => other.dataset.key === "0");
    one.classList.toggle("is-chosen", pressed.includes(one.dataset.key) || (!isOwnNought && none === one.dataset.key));
  }
};

const put = (field, value) => {
  field.value = value;
  field.removeAttribute("aria-invalid");
  mark(field);
};

const pressOne = (field, key) => {
  if (BLANK.includes(key)) put(field, "");
  else if (field.dataset.keys.includes(key)) put(field, key);
  else return say(entry().dataset.noKey, true);
  say("", false);
  go(field, 1);
};

const pressMany = (field, key) => {
  if (BLANK.includes(key)) return go(field, 1);
  if (!field.dataset.keys.includes(key)) return say(entry().dataset.noKey, true);
  say("", false);
  put(field, field.value.includes(key) ? field.value.replace(key, "") : field.value + key);
};

const pressNumber = (field, key) => {
  const isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  field.value = isWhole ? key : field.value + key;
  if (field.value.length >= Number(entry().dataset.width)) go(field, 1);
};

// Whether the key was taken; what is not taken goes the browser's own way.
const press = (key) => {
  const field = document.activeElement;
  if (!entry()?.contains(field) || field.tagName === "A" || field.tagName === "BUTTON" || field.tagName === "SUMMARY") return false;
  if (key === "Enter") {
    const hasAnswers = fields().some((one) => one !== field && one.value);
    if ("number" in field.dataset && !hasAnswers) go(field, 1);
    else save();
    return true;
  }
  if (key === "ArrowDown" || key === "ArrowUp") {
    if (field.tagName === "TEXTAREA") return false;
    go(field, key === "ArrowDown" ? 1 : -1);
    return true;
  }
  if (key === "Backspace" && field.dataset.keys && !field.value) {
    go(field, -1);
    return true;
  }
  if (key.length !== 1) return false;
  if ("number" in field.dataset && /\d/.test(key)) pressNumber(field, key);
  else if (field.dataset.keys) ("many" in field.dataset ? pressMany : pressOne)(field, key.toLowerCase());
  else return false;
  return true;
};

// What the browser would have done, for keys that waited.
const typeIn = (key) => {
  const field = document.activeElement;
  if (press(key) || key.length !== 1 || field.setRangeText === undefined) return;
  field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
};

const release = () => {
  isSaving = false;
  while (waiting.length && !isSaving) typeIn(waiting.shift());
};

const begin = () => {
  const wrong = entry()?.querySelector("[aria-invalid=true]");
  const first = wrong ?? entry()?.querySelector("[data-number]");
  first?.focus();
  first?.select?.();
};

async function save(button) {
  const form = entry();
  const body = new FormData(form);
  if (button?.name) body.set(button.name, button.value);
  isSaving = true;
  let said;
  try {
    said = await fetch(location.href, { method: "POST", body, headers: { accept: "text/html" } });
  } catch {
    say(form.dataset.lost, true);
    waiting.length = 0;
    return release();
  }
  const page = new DOMParser().parseFromString(await said.text(), "text/html");
  const next = page.querySelector("form[data-entry]");
  if (!next) {
    say(said.status >= 500 ? form.dataset.lost : form.dataset.out, true);
    waiting.length = 0;
    return release();
  }
  form.replaceWith(document.adoptNode(next));
  // A live region speaks when its words change, not when it comes with them.
  const status = next.querySelector("[data-status]");
  const words = [...status.childNodes];
  status.replaceChildren();
  requestAnimationFrame(() => status.replaceChildren(...words));
  if (said.ok) history.replaceState(null, "", said.url);
  else waiting.length = 0;
  begin();
  release();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Tab" || (event.shiftKey && event.key === "Enter")) return;
  if (isSaving) {
    waiting.push(event.key);
    event.preventDefault();
  } else if (press(event.key)) {
    event.preventDefault();
  }
});

document.addEventListener("submit", (event) => {
  if (event.target !== entry()) return;
  event.preventDefault();
  if (!isSaving) save(event.submitter);
});

// Keys on a screen send no key, only what they change.
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!entry()?.contains(field) || !field.dataset?.keys) return;
  mark(field);
  if (!("many" in field.dataset) && field.value && field.dataset.keys.includes(field.value.toLowerCase())) go(field, 1);
});

begin();
