// Sends a bar of filters when a choice changes; typing waits for Enter, so that nobody is interrupted.
// Listens on the document, because the bar itself may be replaced together with its rows.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosubmit]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) form.requestSubmit();
});
