// A form is sent once: a second press while the first is on its way does
// nothing. Without this file every form works, and the office refuses what is
// asked for twice. The pressed button is disabled only after the form was read,
// so that its name and value are sent along.
(() => {
  const buttons = (form) => form.querySelectorAll("button");
  const free = (form) => {
    delete form.dataset.sent;
    buttons(form).forEach((button) => { button.disabled = false });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    setTimeout(() => buttons(form).forEach((button) => { button.disabled = true }), 0);
    setTimeout(() => free(form), 10000); // no answer came, or the journey was stopped
  });
  // a page that the browser kept comes back with its buttons
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(free));
})();
