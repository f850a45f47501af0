// What was entered in a form and not sent is not lost without a question: whatever
// leads away, a link, the language or a button of another form, makes the browser
// ask first. Sending the form itself asks nothing. Without this file nothing asks.
(() => {
  const changed = new Set();
  let sending = null;
  const isGuarded = (form) => form && form.getAttribute("method") === "post" && form.closest("main");
  const answerable = 'textarea, select, input:not([type="hidden"])';

  // A form that came back from the office, refused or with another row, holds what
  // is saved nowhere; so does one that carries a text over a sign-in.
  const cameBack = (form) => document.querySelector("main[data-sent]") && new URL(form.action).pathname === location.pathname &&
    form.querySelector(answerable) && !form.querySelector('input[type="password"]');
  document.querySelectorAll('main form[method="post"]').forEach((form) => {
    if (form.hasAttribute("data-unsaved") || cameBack(form)) changed.add(form);
  });

  document.addEventListener("input", (event) => {
    if (isGuarded(event.target.form)) changed.add(event.target.form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sending = event.target;
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form !== sending)) event.preventDefault();
    sending = null; // whoever stays has sent nothing
  });
})();
