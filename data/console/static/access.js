// Two buttons that only a script can answer: copy the one-time link, print the
// recovery codes. They stay hidden without this file; the link can be marked and
// copied by hand, and the browser prints by itself.
(() => {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy"); // over plain HTTP there is no clipboard to write to
      }
      document.querySelector("[data-said]").textContent = button.dataset.copied;
    });
  });
})();
