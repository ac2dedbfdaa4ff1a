// Shows the copy buttons and answers them in words.
const show = (root) => {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
};
show(document);
document.addEventListener("htmx:load", (event) => show(event.target));
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const word = button.querySelector("[data-copy-word]");
  const before = word.textContent;
  word.textContent = word.dataset.copied;
  setTimeout(() => { word.textContent = before; }, 2000);
});
