// The whole questionnaire on the device: asked without the network, kept here at the last button, forgotten at once.
// What a person answers lives in one variable until then, and nowhere else.
import { rest, wake } from "./idle.js";
import { keep, newId, onCount, sendAll } from "./queue.js";
import { answersIn, fill, problemsIn, sheetOf, shownIn } from "./questions.js";

const main = document.querySelector("main");
const scene = (name) => document.querySelector(`template[data-scene="${name}"]`).content.cloneNode(true);
const FIRST_LANGUAGE = "pl";
const THANKS = 10000;
const ASK_FOR_NEWS = 300000;
let kit;
let language = FIRST_LANGUAGE;
let person = null;
let alarm = 0;
let endedAt = 0;
let isStale = false;

const words = () => kit.words[language];
const device = () => {
  const kept = localStorage.getItem("probierz:kiosk") ?? newId();
  localStorage.setItem("probierz:kiosk", kept);
  return kept;
};

const say = (root) => {
  for (const one of root.querySelectorAll("[data-word]")) one.textContent = words()[one.dataset.word];
};

const show = (content, title) => {
  main.replaceChildren(content);
  document.documentElement.lang = language;
  document.title = `${title} · ${kit.office}`;
  say(document);
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", button.dataset.language === language);
  scrollTo(0, 0);
  main.querySelector("h1").focus({ preventScroll: true });
};

const start = () => {
  clearTimeout(alarm);
  rest();
  person = null;
  language = FIRST_LANGUAGE;
  if (isStale) return location.reload();
  if (!kit.is_open) return closed();
  const content = scene("start");
  content.querySelector("h1").textContent = kit.title[language];
  content.querySelector("[data-intro]").textContent = kit.intro[language];
  content.querySelector("[data-begin]").addEventListener("click", begin);
  show(content, kit.title[language]);
};

const closed = () => show(scene("closed"), words().closed);

const begin = () => {
  person = { screen: 0, answers: {}, began: performance.now() };
  guard();
  ask();
};

// Screens, by their place, that have something to show to somebody who answered this.
const ways = () => shownIn(kit, person.answers).flatMap((questions, place) => (questions.some((one) => one.kind !== "note") || questions.length ? [place] : []));

const ask = (problems = []) => {
  const questions = shownIn(kit, person.answers)[person.screen];
  const content = scene("screen");
  const form = content.querySelector("form");
  const title = kit.screens[person.screen].title[language];
  content.querySelector("h1").textContent = title;
  progress(content);
  for (const question of questions) form.querySelector("[data-questions]").append(asked(question));
  number(form, questions);
  for (const [question, problem] of problems) mark(form, question, problem);
  const [first, last] = [ways()[0], ways().at(-1)];
  content.querySelector("[data-back]").hidden = person.screen === first;
  content.querySelector("[data-next]").dataset.word = person.screen === last ? "send" : "next";
  listen(form, questions);
  fill(form, person.answers);
  show(content, problems.length ? `${words().error} ${title}` : title);
  if (problems.length) main.querySelector(".question--error :is(input, textarea)")?.focus();
  wake(start);
};

const asked = (question) => {
  const template = document.createElement("template");
  template.innerHTML = question.html[language];
  for (const field of template.content.querySelectorAll("input, textarea")) {
    field.autocomplete = "off";
    if (field.tagName === "TEXTAREA" || field.type === "text") field.spellcheck = false;
    if (question.longest && field.type !== "radio" && field.type !== "checkbox") field.maxLength = question.longest;
  }
  return template.content;
};

const progress = (content) => {
  const place = ways().indexOf(person.screen) + 1;
  const said = words().progress.replace("%(number)s", place).replace("%(count)s", ways().length);
  content.querySelector("[data-progress]").textContent = said;
  content.querySelector("rect").setAttribute("width", (100 * place) / ways().length);
};

// Counted over all screens, so a question keeps its number whatever stands beside it.
const number = (form, questions) => {
  const all = shownIn(kit, person.answers).flat().filter((one) => one.kind !== "note");
  const asks = questions.filter((one) => one.kind !== "note");
  for (const [place, spot] of [...form.querySelectorAll(".question__number")].entries()) spot.textContent = all.indexOf(asks[place]) + 1;
};

const mark = (form, question, problem) => {
  const field = form.elements[question.code];
  const box = (field instanceof RadioNodeList ? field[0] : field).closest(".question");
  const said = Object.assign(document.createElement("p"), { className: "error", id: `${question.code}-error`, textContent: problem });
  box.classList.add("question--error");
  box.querySelector("legend, .question__label").after(said);
  const described = box.matches("fieldset") ? box : field;
  described.setAttribute("aria-describedby", [described.getAttribute("aria-describedby"), said.id].filter(Boolean).join(" "));
};

const remember = (form, questions) => {
  for (const { code } of questions) delete person.answers[code];
  Object.assign(person.answers, answersIn(form));
};

const listen = (form, questions) => {
  form.addEventListener("input", () => remember(form, questions));
  form.querySelector("[data-back]").addEventListener("click", back);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(form, questions);
    forward(questions);
  });
};

const forward = (before) => {
  const questions = shownIn(kit, person.answers)[person.screen];
  if (questions.length > before.length) return ask(); // an answer opened another question here
  const problems = problemsIn(questions, person.answers, words());
  if (problems.length) return ask(problems);
  const next = ways().find((place) => place > person.screen);
  if (next === undefined) return send();
  person.screen = next;
  return ask();
};

const back = () => {
  const before = ways().filter((place) => place < person.screen).at(-1);
  if (before === undefined) return start();
  person.screen = before;
  return ask();
};

const send = async () => {
  const answers = sheetOf(kit, person.answers);
  if (!Object.keys(answers).length) return blank();
  const now = performance.now();
  const id = newId();
  const body = { submission_id: id, answers, channel: "kiosk", device: device(), seconds: Math.round((now - person.began) / 100) / 10 };
  if (endedAt) body.pause = Math.round((person.began - endedAt) / 100) / 10;
  try {
    await keep({ id, address: kit.address, body, day: new Date().toLocaleDateString("sv") });
  } catch {
    return full();
  }
  endedAt = now;
  return thank();
};

const blank = () => {
  person.screen = ways()[0];
  const first = shownIn(kit, person.answers)[person.screen].find((one) => one.kind !== "note");
  ask([[first, words().blank]]);
};

const full = () => {
  const content = scene("full");
  content.querySelector("[data-again]").addEventListener("click", send);
  show(content, words().full);
  wake(start);
};

const thank = () => {
  person = null;
  rest();
  const content = scene("thanks");
  content.querySelector("[data-person]").addEventListener("click", start);
  show(content, words().thanks);
  alarm = setTimeout(start, THANKS);
};

// The way back leads to the screen before and, from the first one, to the beginning; never to another person.
const guard = () => {
  if (!history.state?.guard) history.pushState({ guard: true }, "");
};
addEventListener("popstate", () => {
  if (!person) return start();
  guard();
  return back();
});
// A page that the browser keeps for the way back keeps nothing of anybody.
addEventListener("pagehide", () => {
  person = null;
  main.replaceChildren();
});
addEventListener("pageshow", (event) => event.persisted && location.reload());

for (const event of ["pointerdown", "keydown", "input"]) addEventListener(event, () => person && !document.querySelector("[data-idle]").open && wake(), { passive: true });
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    const chosen = button.dataset.language;
    const form = main.querySelector("form");
    if (person && form) {
      language = chosen;
      return ask();
    }
    const begins = main.querySelector("[data-begin]");
    language = chosen;
    if (begins) {
      main.querySelector("h1").textContent = kit.title[language];
      main.querySelector("[data-intro]").textContent = kit.intro[language];
    }
    document.documentElement.lang = language;
    say(document);
    for (const one of document.querySelectorAll("[data-language]")) one.setAttribute("aria-pressed", one.dataset.language === language);
  });
}

const counter = document.querySelector("[data-unsent]");
const news = async () => {
  try {
    const answer = await fetch(main.dataset.kit, { cache: "no-store" });
    const fresh = await answer.json();
    const isNew = kit && (fresh.version !== kit.version || fresh.is_open !== kit.is_open);
    if (!kit || (isNew && !person)) {
      kit = fresh;
      start();
    }
  } catch {
    if (!kit) main.querySelector("h1").textContent = main.dataset.failed;
  }
};

navigator.storage?.persist?.();
if (navigator.serviceWorker) {
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    isStale = Boolean(kit);
  });
  await navigator.serviceWorker.register("worker.js", { scope: "./" }).catch(() => null);
}
await news();
if (kit) {
  onCount(({ waiting, refused }) => {
    const count = waiting.length + refused.length;
    counter.hidden = count === 0;
    counter.querySelector("strong").textContent = count;
  });
  sendAll();
}
setInterval(() => person || news(), ASK_FOR_NEWS);
