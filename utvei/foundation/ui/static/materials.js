// Downloading a package of files: shows how much of it has come. Without script the link works as any other.
(() => {
  "use strict";
  const language = document.documentElement.lang;
  const megabytes = (count) => (count / 1e6).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  const show = (box, got, whole) => {
    const bar = box.querySelector("progress");
    if (whole) {
      bar.max = whole;
      bar.value = got;
    }
    const amount = whole ? `${megabytes(got)} ${box.dataset.of} ${megabytes(whole)} MB` : `${megabytes(got)} MB`;
    box.querySelector("[data-amount]").textContent = amount;
  };

  const read = async (url, told) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const whole = Number(answer.headers.get("Content-Length"));
    const parts = [];
    const reader = answer.body.getReader();
    let got = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      got += value.length;
      told(got, whole);
    }
    if (whole && got !== whole) throw new Error("cut off");
    return new Blob(parts, { type: answer.headers.get("Content-Type") || "application/zip" });
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  document.querySelectorAll("[data-fetch]").forEach((box) => {
    const link = box.querySelector("a");
    const bar = box.querySelector(".fetch-bar");
    const said = box.querySelector("[data-said]");
    let busy = false;
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !window.ReadableStream) return; // as the reader wishes
      event.preventDefault();
      if (busy) return;
      busy = true;
      said.textContent = "";
      bar.hidden = false;
      show(box, 0, 0);
      try {
        save(await read(link.href, (got, whole) => show(box, got, whole)), link.download);
        said.textContent = box.dataset.done;
      } catch {
        bar.hidden = true;
        said.textContent = box.dataset.failed;
      }
      busy = false;
    });
  });
})();
