// Asks on one page what the server would ask on five: the same fields, the same order, the same form in the end.
(() => {
  const place = document.querySelector("[data-tool]");
  const source = document.querySelector("template[data-whole]");
  const old = place && place.querySelector("form");
  if (!source || !old) return;
  const form = source.content.cloneNode(true).querySelector("form");
  for (const box of old.querySelectorAll("input:checked")) {
    const same = form.querySelector(`input[name="${box.name}"][value="${box.value}"]`);
    if (same) same.checked = true;
  }
  old.replaceWith(form);
  const screens = [...form.querySelectorAll(".whole-screen")];
  const [next, done, back, again] = ["next", "done", "back", "again"].map((name) => form.querySelector(`[data-${name}]`));
  const bar = place.querySelector("[data-progress]");
  const acute = form.querySelector("[data-acute]");
  let here = 0;

  const urgent = () => { acute.hidden = !screens[0].querySelector("input:checked"); };
  const situations = () => {
    const chosen = [...form.querySelectorAll('input[name="situation"]:checked')].map((box) => box.value);
    const wanted = chosen.length ? chosen : ["unsure"];
    for (const part of screens[3].querySelectorAll("[data-section]")) part.hidden = !wanted.includes(part.dataset.section);
  };
  const show = (number, moved) => {
    here = number;
    situations();
    screens.forEach((screen, i) => { screen.hidden = i !== here; });
    next.hidden = here === screens.length - 1;
    done.hidden = !next.hidden;
    back.hidden = again.hidden = here === 0;
    const text = bar.querySelector("span"), meter = bar.querySelector("progress");
    text.textContent = text.textContent.replace(/\d+/, here + 1);
    meter.value = here + 1;
    if (moved) { screens[here].focus(); window.scrollTo(0, Math.max(0, place.offsetTop - 80)); }
  };
  // A sign may stand in several groups, and can have one answer only.
  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.name === "obs" || box.name === "told" || box.name === "absent") {
      for (const same of form.querySelectorAll(`input[value="${box.value}"]`)) {
        if (same.name === box.name) same.checked = box.checked;
        else if (box.checked && ["obs", "told", "absent"].includes(same.name)) same.checked = false;
      }
    }
    urgent();
  });
  const valid = () => {
    for (const field of screens[here].querySelectorAll("input, select")) if (!field.reportValidity()) return false;
    return true;
  };
  next.addEventListener("click", () => { if (valid()) show(here + 1, true); });
  back.addEventListener("click", () => show(here - 1, true));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input") && !next.hidden) { event.preventDefault(); next.click(); }
  });
  urgent();
  show(0, false);
})();
