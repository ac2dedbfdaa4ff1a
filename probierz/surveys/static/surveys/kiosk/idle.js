// Somebody walked away: after half a minute the screen asks, over everything that was answered, and then forgets it.
const QUIET = 30000;
const GRACE = 20;
const dialog = document.querySelector("[data-idle]");
const left = dialog.querySelector("[data-left]");
let alarm = 0;
let countdown = 0;
let forget = () => {};

const stop = () => {
  clearTimeout(alarm);
  clearInterval(countdown);
  if (dialog.open) dialog.close();
};

const ask = () => {
  let seconds = GRACE;
  left.textContent = seconds;
  dialog.showModal();
  countdown = setInterval(() => {
    seconds -= 1;
    left.textContent = seconds;
    if (seconds > 0) return;
    stop();
    forget();
  }, 1000);
};

export const rest = stop;

export const wake = (then = forget) => {
  stop();
  forget = then;
  alarm = setTimeout(ask, QUIET);
};

dialog.addEventListener("close", () => clearInterval(countdown));
dialog.querySelector("[data-stay]").addEventListener("click", () => wake());
dialog.querySelector("[data-go]").addEventListener("click", () => {
  stop();
  forget();
});
// The Escape key means: I am here.
dialog.addEventListener("cancel", () => wake());
