// Shows what needs a passkey only to browsers that have them, and says so when one was not used.
if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = false;
  for (const words of document.querySelectorAll("[data-passkey-missing]")) words.hidden = true;
}
const refusal = document.querySelector("[data-passkey-refusal]");
document.addEventListener("click", (event) => {
  if (refusal && event.target.closest("[data-passkey]")) refusal.hidden = true;
});
document.addEventListener("allauth.error", (event) => {
  if (!refusal) return;
  event.preventDefault();
  refusal.hidden = false;
});
