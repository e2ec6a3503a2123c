// A field above each list of boxes that narrows it. Without script the whole list is there, and scrolls.
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("input[data-picker]")) {
    const list = box.closest("[id^='id_']:not(input)") ?? box.closest("ul, div[class*='checkbox']");
    if (!list || list.dataset.pickerList) continue;
    list.dataset.pickerList = "1";
    const field = document.createElement("input");
    field.type = "search";
    field.className = "editing-narrow";
    field.placeholder = "Søk i lista";
    field.setAttribute("aria-label", "Søk i lista");
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      for (const label of list.querySelectorAll("label")) {
        const chosen = label.querySelector("input")?.checked;
        (label.parentElement ?? label).hidden = !chosen && !label.textContent.toLowerCase().includes(wanted);
      }
    });
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    list.before(field);
  }
});
