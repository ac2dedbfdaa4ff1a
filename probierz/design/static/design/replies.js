// What htmx brought back: refusals become words on the page, errors inside new forms get the focus.
const tell = (text) => {
  const place = document.getElementById("messages");
  if (!place) return;
  const box = document.createElement("div");
  box.className = "notice notice--danger";
  const words = document.createElement("div");
  words.className = "notice__text";
  words.textContent = text;
  box.append(words);
  place.replaceChildren(box);
  place.scrollIntoView({ block: "nearest" });
};
const words = {
  pl: { refused: "Nie udało się tego zrobić. Odśwież stronę i spróbuj jeszcze raz.", unreachable: "Brak połączenia. To, co wpisano, zostało na stronie. Spróbuj ponownie za chwilę." },
  en: { refused: "This could not be done. Reload the page and try again.", unreachable: "No connection. What you typed is still on the page. Try again in a moment." },
}[document.documentElement.lang.slice(0, 2)] ?? {};

document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const said = page.querySelector("[data-refusal]")?.textContent.trim();
  tell(said || words.refused);
});
document.addEventListener("htmx:sendError", () => tell(words.unreachable));
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
document.addEventListener("htmx:afterSettle", (event) => event.target.querySelector?.("[data-error-summary]")?.focus());
