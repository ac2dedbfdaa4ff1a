// Lets people look at the password they type; it hides itself again before the form leaves.
const turn = (button, shown) => {
  const field = document.getElementById(button.dataset.show);
  const word = button.querySelector("[data-show-word]");
  if (shown === (field.type === "text")) return;
  field.type = shown ? "text" : "password";
  [word.textContent, button.dataset.shown] = [button.dataset.shown, word.textContent];
};
const buttons = document.querySelectorAll("[data-show]");
for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => {
    turn(button, document.getElementById(button.dataset.show).type === "password");
    document.getElementById(button.dataset.show).focus();
  });
  button.form?.addEventListener("submit", () => turn(button, false));
}
