// Who wants an answer is sealed on the phone: the office gets the sealed letter alone. The
// letter is written as data/seal writes it. Without this file or age, or where the browser
// cannot run them, the office seals before it stores anything.
(() => {
  const form = document.querySelector("form[data-office]");
  const why = document.getElementById("wish-why");
  if (!form || !why) return;
  const fields = ["name", "phone", "email", "address"].map((name) => form.elements[name]);
  const typed = (name) => form.elements[name].value.trim();
  const details = document.querySelector("details.wish");
  let busy = false;

  // age is heavy: only who wants an answer loads it
  let loading;
  const load = () => {
    loading ||= new Promise((resolve) => {
      const script = document.createElement("script");
      script.onload = script.onerror = resolve;
      script.src = "/age.js";
      document.head.append(script);
    });
    return loading;
  };
  details.addEventListener("toggle", load);
  if (details.open) load();

  // the same as in data/posting.go
  const isPersonalNumber = (text) => {
    const d = [...text].map(Number);
    const month = (d[2] * 10 + d[3]) % 20;
    const day = d[4] * 10 + d[5];
    if (month < 1 || month > 12 || d[2] > 5 || day < 1 || day > 31) return false;
    const sum = [2, 4, 8, 5, 10, 9, 7, 3, 6].reduce((all, weight, i) => all + weight * d[i], 0);
    return sum % 11 % 10 === d[9];
  };
  const hasPersonalNumber = (text) => (text.match(/\d[\d \u00a0-]*/g) || []).some((group) => {
    const digits = group.replace(/\D/g, "");
    for (let i = 0; i + 10 <= digits.length; i++) {
      if (isPersonalNumber(digits.slice(i, i + 10))) return true;
    }
    return false;
  });

  // what is wrong, and with which field; nothing of it can be seen by the office any more
  const fault = () => {
    if (!typed("words")) return ["noWords", "words"];
    if (hasPersonalNumber(typed("words"))) return ["number", "words"];
    if (typed("kind") === "breach" && !typed("promise")) return ["promise", "promise"];
    if (!typed("name")) return ["noName", "name"];
    if (!typed("phone") && !typed("email") && !typed("address")) return ["noWay", "phone"];
    const number = ["name", "phone", "address"].find((name) => hasPersonalNumber(typed(name)));
    if (number) return ["number", number];
    if (typed("email") && !/^[!-~]+@[!-~]+\.[!-~]+$/.test(typed("email"))) return ["badEmail", "email"];
    return null;
  };

  const seal = async () => {
    const letter = { message: `phone-${form.elements.sheet.value}` };
    fields.filter((field) => field.value.trim()).forEach((field) => { letter[field.name] = field.value.trim() });
    const closing = new age.Encrypter();
    closing.addRecipient(form.dataset.office);
    closing.addRecipient(form.dataset.recovery);
    return age.armor.encode(await closing.encrypt(JSON.stringify(letter)));
  };

  form.addEventListener("submit", async (event) => {
    if (!fields.some((field) => field.value.trim())) return;
    event.preventDefault();
    if (busy) return;
    const wrong = fault();
    why.hidden = !wrong;
    if (wrong) {
      const field = form.elements[wrong[1]];
      details.open = true;
      why.textContent = why.dataset[wrong[0]];
      field.before(why);
      field.focus();
      return;
    }
    busy = true;
    try {
      await load();
      form.elements.sealed.value = await seal();
      fields.forEach((field) => { field.disabled = true });
    } catch {
      form.elements.sealed.value = "";
    }
    form.submit();
  });

  // a page that the browser kept comes back as it was typed
  window.addEventListener("pageshow", (event) => {
    busy = false;
    if (event.persisted) form.elements.sealed.value = "";
    fields.forEach((field) => { field.disabled = false });
  });
})();
