// Keys and contacts in the browser alone. Nothing here sends a secret key anywhere: the
// key's file is read by this page, kept while it is open and forgotten with it; what is
// sealed is fetched, and opened here. Without this file, "office seal-keys" makes the
// keys and "office unseal" opens.
(() => {
  const making = document.getElementById("making");
  if (making) {
    const said = document.getElementById("making-said");
    const secrets = {};
    const saved = new Set();
    making.hidden = false;
    document.getElementById("make-keys").addEventListener("click", async () => {
      try {
        for (const name of ["seal_office", "seal_recovery"]) {
          secrets[name] = await age.generateX25519Identity();
          const field = document.getElementById(name);
          field.value = await age.identityToRecipient(secrets[name]);
          field.dispatchEvent(new Event("input", { bubbles: true })); // who leaves now is asked
          document.getElementById(name.replace("seal_", "stored_")).checked = false;
          saved.delete(name);
        }
      } catch {
        said.textContent = making.dataset.failed;
        return;
      }
      making.querySelectorAll("[data-key]").forEach((button) => { button.hidden = false });
      said.textContent = making.dataset.made;
    });
    making.querySelectorAll("[data-key]").forEach((button) => button.addEventListener("click", () => {
      const name = button.dataset.key;
      const words = `# ${making.dataset.words}\n# public key: ${document.getElementById(name).value}\n${secrets[name]}\n`;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([words], { type: "text/plain" }));
      link.download = button.dataset.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      saved.add(name);
    }));
    // A secret key that was not saved is gone with this page.
    document.getElementById("seal_office").form.addEventListener("submit", (event) => {
      if (Object.keys(secrets).every((name) => saved.has(name))) return;
      event.preventDefault();
      event.stopPropagation();
      said.textContent = making.dataset.unsaved;
      document.getElementById("make-keys").focus();
    });
  }

  const unsealing = document.getElementById("unsealing");
  if (!unsealing) return;
  const words = unsealing.dataset;
  const said = document.getElementById("key-said");
  const file = document.getElementById("key-file");
  unsealing.hidden = false;

  file.addEventListener("change", () => {
    const chosen = file.files[0];
    file.value = ""; // the same file can be chosen again
    unseal(chosen);
  });

  // A file that is dropped beside the field is meant for it: the browser would open it, and
  // show the key.
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    unseal(event.dataTransfer.files[0]);
  });

  // What is opened belongs to one turn: another key, leaving the page and a desk that
  // nobody sits at end it, and what still arrives for it is not shown.
  let turn = 0;
  let idle;
  async function unseal(chosen) {
    const mine = ++turn;
    const opener = chosen && await openerOf(chosen);
    if (mine !== turn) return;
    if (!opener) {
      said.textContent = words.noKey;
      return;
    }
    said.textContent = words.opening;
    let opened = 0;
    for (const place of document.querySelectorAll("[data-sealed]")) {
      const [contact, why] = await open(opener, place);
      if (mine !== turn) return;
      show(place, contact, why);
      if (contact) opened++;
    }
    said.textContent = opened > 0 ? words.opened : "";
    awaitSilence();
  }

  function close() {
    turn++;
    clearTimeout(idle);
    const shown = document.querySelectorAll("[data-sealed] dl");
    shown.forEach((it) => it.remove());
    said.textContent = "";
    return shown.length > 0;
  }

  // Ten minutes in which nobody touches the page.
  function awaitSilence() {
    clearTimeout(idle);
    if (!document.querySelector("[data-sealed] dl")) return;
    idle = setTimeout(() => {
      if (close()) said.textContent = words.closed;
    }, 600000);
  }
  for (const sign of ["keydown", "pointerdown", "wheel"]) document.addEventListener(sign, awaitSilence, { passive: true });

  // The line of the file that is no remark, as age reads it.
  async function openerOf(chosen) {
    if (chosen.size > 8192) return null;
    const line = (await chosen.text()).split("\n").map((l) => l.trim()).find((l) => l && !l.startsWith("#"));
    try {
      const opener = new age.Decrypter();
      opener.addIdentity(line);
      return opener;
    } catch {
      return null;
    }
  }

  async function open(opener, place) {
    let sealed;
    try {
      const answer = await fetch(place.dataset.sealed, { redirect: "error" });
      if (!answer.ok) return [null, words.notTaken];
      sealed = (await answer.text()).trim();
    } catch {
      return [null, words.notTaken];
    }
    try {
      const contact = JSON.parse(await opener.decrypt(age.armor.decode(sealed), "text"));
      return contact.message === place.dataset.message ? [contact, ""] : [null, words.otherMessage];
    } catch (error) {
      return [null, /no identity matched/.test(String(error)) ? words.otherKey : words.damaged];
    }
  }

  function show(place, contact, why) {
    const part = (tag, text, name) => {
      const it = document.createElement(tag);
      it.textContent = text;
      if (name) it.className = name;
      return it;
    };
    if (!contact) {
      place.querySelectorAll(".problem, dl").forEach((old) => old.remove());
      place.prepend(part("p", why, "problem"));
      return;
    }
    const list = part("dl", "", "facts contact");
    for (const name of ["name", "phone", "email", "address"]) {
      if (!contact[name]) continue;
      list.append(part("dt", words["label" + name[0].toUpperCase() + name.slice(1)]), part("dd", contact[name]));
    }
    place.querySelectorAll(".problem, dl").forEach((old) => old.remove());
    place.prepend(list);
  }

  // Nothing that was opened comes back with the page.
  window.addEventListener("pagehide", close);
})();
