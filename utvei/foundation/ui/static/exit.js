// Leaving in a hurry: the exit link, or Shift three times, covers the page at once and then goes elsewhere.
// Not deferred: a page that Back brings up again must be covered before it is painted. Without script the link still leads away.
// The tab (never the disk) remembers only that it was left and where to; opening Utvei anew forgets it.
(() => {
  "use strict";
  const root = document.documentElement;
  const KEY = "left";
  const PRESSES = 3;
  const PAUSE = 5000; // milliseconds between two presses before counting starts over
  let count = 0;
  let alone = false; // Shift went down and nothing else was used with it
  let timer = 0;

  const tab = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null; // storage may be shut off; the cover and the link work all the same
    }
  };
  const wasLeft = () => tab((store) => store.getItem(KEY));
  const cover = () => root.classList.add("leaving");
  const away = (url) => {
    cover();
    document.title = "…";
    tab((store) => store.setItem(KEY, url));
    location.replace(url); // not a new step in the history: Back does not lead here
  };

  const show = () => {
    document.querySelectorAll(".exit-lights").forEach((lights) => {
      lights.classList.toggle("counting", count > 0);
      [...lights.children].forEach((light, i) => light.classList.toggle("on", i < count));
    });
  };
  const say = () => {
    const status = document.querySelector("[data-exit-status]");
    if (status) status.textContent = status.getAttribute(`data-text-${count}`) || "";
  };
  const reset = (speak) => {
    clearTimeout(timer);
    if (!count) return;
    count = 0;
    show();
    if (speak) say();
  };
  const press = () => {
    const link = document.querySelector("a[data-exit]");
    if (!link) return;
    count += 1;
    show();
    say();
    clearTimeout(timer);
    if (count >= PRESSES) away(link.href);
    else timer = setTimeout(reset, PAUSE, true);
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Shift") alone = alone || !event.repeat;
    else {
      alone = false;
      reset(false);
    }
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    if (alone) press();
    alone = false;
  });
  addEventListener("pointerdown", () => {
    alone = false;
  });
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-exit]");
    if (!link) return;
    event.preventDefault();
    away(link.href);
  });

  // What the browser keeps of a page for Back is kept covered, and uncovered only when the tab was not left.
  addEventListener("pagehide", cover);
  addEventListener("pageshow", (event) => {
    const url = wasLeft();
    if (event.persisted && url) away(url);
    else if (!url) root.classList.remove("leaving");
  });
  const url = wasLeft();
  const [visit] = performance.getEntriesByType("navigation");
  if (url && visit && visit.type === "back_forward") away(url);
  else tab((store) => store.removeItem(KEY));
})();
