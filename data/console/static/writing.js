// The six buttons above a text: they set the marks of data/markdown around the
// selected words or before the selected lines, and take them away when pressed
// again. Without this file the marks are typed by hand; the line below says how.
(() => {
  // replace puts the words in place of what stands from start to end, as if they
  // had been typed: it can be undone, and the preview hears of it.
  const replace = (area, start, end, words) => {
    area.focus();
    area.setSelectionRange(start, end);
    const done = words ? document.execCommand("insertText", false, words) : start === end || document.execCommand("delete");
    if (!done) {
      area.setRangeText(words, start, end, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  };
  const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = (text, at) => (text.indexOf("\n", at) + text.length + 1) % (text.length + 1);

  // A number before a month is a date and stays.
  const month = "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември";
  const prefix = new RegExp(`^(\\s*)(## |- |\\d{1,3}\\. (?!\\d|${month}))?`, "i");

  // stars is how many of them stand on both sides of the place.
  const stars = (text, start, end) => {
    let n = 0;
    while (n < 3 && text[start - 1 - n] === "*" && text[end + n] === "*") n++;
    return n;
  };
  // place is the part of the line that the selection means: all that stands between
  // the stars around it, else the words in it, else the word around the caret.
  const place = (text, from, to) => {
    let start = from, end = to;
    const begin = lineStart(text, from), line = text.slice(begin, lineEnd(text, to));
    for (const found of line.matchAll(/(\*{1,3})(?=\S)([^*]*[^*\s])\1(?!\*)/g)) {
      const inner = begin + found.index + found[1].length;
      if (inner <= from && to <= inner + found[2].length) return [inner, inner + found[2].length];
    }
    if (start === end) {
      while (start > 0 && /[\p{L}\p{N}]/u.test(text[start - 1])) start--;
      while (end < text.length && /[\p{L}\p{N}]/u.test(text[end])) end++;
    }
    while (start < end && /\s/.test(text[start])) start++;
    while (end > start && /\s/.test(text[end - 1])) end--;
    let first = start, last = end; // stars that were selected, too, are around the words
    while (first < last && text[first] === "*") first++;
    while (last > first && text[last - 1] === "*") last--;
    const whole = first < last && !text.slice(first, last).includes("*") && stars(text, first, last) > 0;
    return whole ? [first, last] : [start, end];
  };
  const isSet = (n, mark) => (mark === "**" ? n >= 2 : n % 2 === 1);

  // parts are the words of the selected lines, without the sign of a list; where
  // there are none, the place of the caret.
  const parts = (text, from, to) => {
    const all = [];
    for (let at = lineStart(text, from); at <= to; at = lineEnd(text, at) + 1) {
      const end = lineEnd(text, at), words = at + text.slice(at, end).match(prefix)[0].length;
      const [first, last] = place(text, Math.max(from, Math.min(words, to)), Math.min(to, end));
      if (last > first) all.push([first, last]);
      if (end >= text.length) break;
    }
    return all;
  };

  const setWords = (area, mark) => {
    const text = area.value, from = area.selectionStart, to = area.selectionEnd, all = parts(text, from, to);
    if (all.length === 0) { // nothing is there yet: between two marks the next words are typed
      const within = isSet(stars(text, from, from), mark);
      replace(area, from - (within ? mark.length : 0), from + (within ? mark.length : 0), within ? "" : mark + mark);
      if (!within) area.setSelectionRange(from + mark.length, from + mark.length);
      return;
    }
    const off = all.every(([start, end]) => isSet(stars(text, start, end), mark)), size = mark.length;
    const begin = Math.max(0, all[0][0] - 3), end = Math.min(text.length, all[all.length - 1][1] + 3);
    let words = "", at = begin, first = -1, last = 0;
    for (const [start, stop] of all) {
      const set = isSet(stars(text, start, stop), mark), taken = off && set ? size : 0, added = !off && !set ? mark : "";
      const same = mark === "**" ? /\*\*/g : /(?<!\*)\*(?!\*)/g;
      words += text.slice(at, start - taken) + added;
      if (first < 0) first = begin + words.length;
      words += added ? text.slice(start, stop).replace(same, "") : text.slice(start, stop);
      last = begin + words.length;
      words += added;
      at = stop + taken;
    }
    replace(area, begin, end, words + text.slice(at, end));
    area.setSelectionRange(first, last);
  };

  const kinds = { heading: /^\s*## /, list: /^\s*- /, numbers: /^\s*\d{1,3}\. / };
  const chosen = (area) => {
    const start = lineStart(area.value, area.selectionStart), end = lineEnd(area.value, Math.max(area.selectionEnd, start));
    return { start, end, lines: area.value.slice(start, end).split("\n") };
  };
  const isKind = (line, kind) => kinds[kind].test(line) && line.match(prefix)[2] !== undefined;
  const setLines = (area, kind) => {
    const { start, end, lines } = chosen(area);
    const written = lines.filter((line) => line.trim() !== ""), off = written.length > 0 && written.every((line) => isKind(line, kind));
    const before = area.value.slice(0, start).trimEnd().split("\n").pop();
    let number = kind === "numbers" && isKind(before, "numbers") ? parseInt(before, 10) : 0;
    const words = lines.map((line) => {
      if (line.trim() === "" && lines.length > 1) return line;
      const [whole, indent] = line.match(prefix), rest = line.slice(whole.length);
      if (off) return indent + rest;
      number++;
      return { heading: "## ", list: indent + "- ", numbers: `${indent}${number}. ` }[kind] + rest;
    }).join("\n");
    replace(area, start, end, words);
    area.setSelectionRange(lines.length > 1 ? start : start + words.length, start + words.length);
  };

  // linkAround is the link in which the selection lies.
  const linkAround = (text, from, to) => {
    const begin = lineStart(text, from), line = text.slice(begin, lineEnd(text, to));
    for (const found of line.matchAll(/\[([^[\]]*)\]\([^\s]*?\)/g)) {
      const start = begin + found.index;
      if (start <= from && to <= start + found[0].length) return { start, end: start + found[0].length, words: found[1] };
    }
    return null;
  };
  const addressOf = (words) => {
    if (/^(https?:\/\/|www\.)\S+$/.test(words)) return "https://" + words.replace(/^https?:\/\//, "");
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words)) return "mailto:" + words;
    if (/^\+?[\d\s/()-]{5,}$/.test(words)) return "tel:" + words.replace(/[^\d+]/g, "");
    return "";
  };
  const setLink = (area, standIn) => {
    const text = area.value, around = linkAround(text, area.selectionStart, area.selectionEnd);
    if (around) {
      replace(area, around.start, around.end, around.words);
      area.setSelectionRange(around.start, around.start + around.words.length);
      return;
    }
    let start = area.selectionStart, end = area.selectionEnd;
    if (start === end) [start, end] = place(text, start, end);
    while (end > start && /\s/.test(text[end - 1])) end--;
    const words = text.slice(start, end).replace(/[[\]\n]+/g, " ") || standIn, known = addressOf(words), address = known || "https://";
    replace(area, start, end, `[${words}](${address})`);
    const at = start + words.length + 3;
    if (known) area.setSelectionRange(at + address.length + 1, at + address.length + 1);
    else area.setSelectionRange(at, at + address.length); // the address is typed over it
  };

  const press = (area, button) => {
    const mark = button.dataset.mark;
    if (mark === "bold") setWords(area, "**");
    else if (mark === "italic") setWords(area, "*");
    else if (mark === "link") setLink(area, button.dataset.words);
    else setLines(area, mark);
  };
  const isOn = (area, mark) => {
    const text = area.value, from = area.selectionStart, to = area.selectionEnd;
    if (mark === "link") return linkAround(text, from, to) !== null;
    if (mark === "bold" || mark === "italic") {
      const all = parts(text, from, to);
      return all.length > 0 && all.every(([start, end]) => isSet(stars(text, start, end), mark === "bold" ? "**" : "*"));
    }
    const written = chosen(area).lines.filter((line) => line.trim() !== "");
    return written.length > 0 && written.every((line) => isKind(line, mark));
  };

  const furnish = (bar) => {
    const area = document.getElementById(bar.getAttribute("aria-controls")), buttons = [...bar.querySelectorAll("button")];
    const reach = (button) => buttons.forEach((b) => { b.tabIndex = b === button ? 0 : -1 });
    const tell = () => buttons.forEach((b) => b.setAttribute("aria-pressed", String(isOn(area, b.dataset.mark))));
    reach(buttons[0]);
    tell();
    bar.hidden = false;
    buttons.forEach((button) => button.addEventListener("click", () => { reach(button); press(area, button); tell() }));
    bar.addEventListener("keydown", (event) => {
      const now = buttons.indexOf(document.activeElement), last = buttons.length - 1;
      const next = { ArrowRight: now === last ? 0 : now + 1, ArrowLeft: now === 0 ? last : now - 1, Home: 0, End: last }[event.key];
      if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      reach(buttons[next]);
      buttons[next].focus();
    });
    area.addEventListener("keydown", (event) => { // by their place: on a Bulgarian keyboard they are other letters
      const mark = { KeyB: "bold", KeyI: "italic", KeyK: "link" }[event.code];
      if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      press(area, buttons.find((b) => b.dataset.mark === mark));
      tell();
    });
    document.addEventListener("selectionchange", () => { if (document.activeElement === area) tell() });
    area.addEventListener("input", tell);
  };
  document.querySelectorAll('.writing[role="toolbar"]').forEach(furnish);
})();
