// The order of the board is changed by dragging an item, or by its two buttons
// without the page being loaded anew. A line shows where an item will land; Escape
// leaves it where it was; what the office did not do goes back, and is said. Without
// this file the buttons send their forms.
(() => {
  const list = document.getElementById("board-order");
  if (!list) return;
  const said = document.getElementById("board-said");
  const items = () => Array.from(list.querySelectorAll(":scope > li[data-item]"));
  const say = (words, failed) => { said.textContent = words; said.classList.toggle("problem", Boolean(failed)) };

  const place = (item, to) => { // from 0
    const others = items().filter((other) => other !== item);
    list.insertBefore(item, others[to] || null);
    items().forEach((other, i, all) => {
      const up = other.querySelector('button[value="up"]'), down = other.querySelector('button[value="down"]');
      if (up) up.disabled = i === 0;
      if (down) down.disabled = i === all.length - 1;
    });
  };

  let sending = false;
  const move = async (item, to, focus) => {
    const was = items().indexOf(item);
    if (to === was || to < 0 || to >= items().length || sending) return;
    sending = true;
    place(item, to);
    if (focus) (focus.disabled ? item.querySelector(".move button:not(:disabled)") : focus).focus();
    let words = list.dataset.failed, done = false;
    try {
      const answer = await fetch("/board/" + encodeURIComponent(item.dataset.item) + "/move", {
        method: "POST", headers: {"Accept": "text/plain"}, body: new URLSearchParams({to: to + 1, was: was + 1}),
      });
      done = answer.ok && !answer.redirected;
      if ((answer.headers.get("Content-Type") || "").startsWith("text/plain")) words = await answer.text();
    } catch { /* the office was not reached */ }
    if (!done) place(item, was);
    if (focus) (focus.disabled ? item.querySelector(".move button:not(:disabled)") : focus).focus();
    say(words, !done);
    sending = false;
  };

  list.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || button.name !== "do") return;
    event.preventDefault();
    event.stopPropagation(); // it may be pressed again at once
    const item = button.closest("li");
    move(item, items().indexOf(item) + (button.value === "up" ? -1 : 1), button);
  });

  // what is held: the item, where the finger took it, and where it would land
  let held = null;
  const line = document.createElement("li");
  line.className = "landing";
  line.setAttribute("aria-hidden", "true");

  const drop = (keep) => {
    if (!held) return;
    const {item, to} = held;
    held = null;
    line.remove();
    item.classList.remove("held");
    item.style.transform = "";
    if (keep) move(item, to);
  };

  const follow = (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    held.item.style.transform = "translateY(" + (event.pageY - held.from) + "px)";
    const others = items().filter((other) => other !== held.item);
    let to = others.findIndex((other) => { const box = other.getBoundingClientRect(); return event.clientY < box.top + box.height / 2 });
    if (to < 0) to = others.length;
    held.to = to;
    list.insertBefore(line, others[to] || null);
    const edge = 60;
    if (event.clientY < edge) window.scrollBy(0, -12);
    if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 12);
  };

  items().forEach((item) => {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.title = list.dataset.grip;
    grip.setAttribute("aria-hidden", "true"); // who sees nothing has the buttons
    item.prepend(grip);
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || held || sending) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      held = {item, pointer: event.pointerId, from: event.pageY, to: items().indexOf(item)};
      item.classList.add("held");
    });
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("pointerup", () => drop(true));
    grip.addEventListener("pointercancel", () => drop(false));
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") drop(false) });
})();
