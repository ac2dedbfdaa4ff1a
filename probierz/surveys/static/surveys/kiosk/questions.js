// Which questions are shown, what was answered and what is missing; on codes alone, so that it is the same in every language.
const holds = (condition, answers) => {
  if (!condition) return true;
  const found = condition.parts.map((part) => (part.parts ? holds(part, answers) : part.codes.some((code) => (answers[part.item] ?? []).includes(code))));
  return condition.joined === "all" ? found.every(Boolean) : found.some(Boolean);
};

// Conditions look back only; an answer to a question that is no longer shown opens nothing.
export const shownIn = (kit, answers) => {
  const known = {};
  return kit.screens.map((screen) => {
    if (!holds(screen.shown_if, known)) return [];
    return screen.questions.filter((question) => {
      const isShown = holds(question.shown_if, known);
      if (isShown && answers[question.code]) known[question.code] = answers[question.code];
      return isShown;
    });
  });
};

export const answersIn = (form) => {
  const found = {};
  for (const [code, value] of new FormData(form)) if (value.trim()) (found[code] ??= []).push(value.trim());
  return found;
};

export const fill = (form, answers) => {
  for (const field of form.elements) {
    const given = answers[field.name];
    if (!given) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else field.value = given[0];
  }
};

const problemWith = (question, given, words) => {
  if (!given) return question.required ? words.missing[question.kind] ?? words.missing.other : "";
  if (question.kind !== "number") return "";
  if (!/^-?[0-9]{1,10}$/.test(given[0])) return words.notANumber;
  if (Number(given[0]) < question.low) return words.tooSmall.replace("%(limit)s", question.low);
  return Number(given[0]) > question.high ? words.tooLarge.replace("%(limit)s", question.high) : "";
};

export const problemsIn = (questions, answers, words) => questions.map((question) => [question, problemWith(question, answers[question.code], words)]).filter(([, problem]) => problem);

// What the server takes: one value, or several as one line.
export const sheetOf = (kit, answers) => {
  const shown = shownIn(kit, answers).flat();
  return Object.fromEntries(shown.filter(({ code }) => answers[code]).map(({ code }) => [code, answers[code].join(" ")]));
};
