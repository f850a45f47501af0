// The slider says its time at once, before the office has answered, and says it to
// those who hear the page.
(() => {
  const slider = document.getElementById("then-minute"), words = document.getElementById("then-words");
  if (!slider || !words) return;
  const tell = () => {
    const time = Math.floor(slider.value / 60) + ":" + String(slider.value % 60).padStart(2, "0");
    const said = document.getElementById("then-words");
    said.textContent = said.textContent.replace(/\d+:\d\d\s*$/, time);
    slider.setAttribute("aria-valuetext", time);
  };
  slider.addEventListener("input", tell);
  slider.setAttribute("aria-valuetext", words.textContent);
})();
