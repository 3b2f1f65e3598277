// Where do the tags of amendments stand: beside their line where there is room, else in the text behind it?
(() => {
  "use strict";
  const GAP = 8; // pixels between two tags

  function begin(margin) {
    const tags = [...margin.querySelectorAll(".tag[data-line]")];
    const roomy = window.matchMedia("(min-width: 60rem)");
    const lineOf = (tag) => document.getElementById(`z${tag.dataset.line}`);
    let inText = false;

    function intoText() {
      inText = true;
      margin.classList.remove("placed");
      const last = new Map(); // what was put last behind a heading or an empty line, so that several keep their order
      tags.forEach((tag) => {
        const line = lineOf(tag);
        tag.style.top = "";
        if (!line) return;
        const outer = line.matches(".blank") || line.closest("h1, h2, h3, p") ? (line.closest(".block") ?? line) : null;
        if (outer) (last.get(outer) ?? outer).after(tag);
        else line.append(tag);
        last.set(outer, tag);
      });
      margin.style.minHeight = "";
      margin.hidden = tags.every((tag) => !margin.contains(tag));
    }

    function besideLines() {
      if (inText) margin.append(...tags);
      inText = false;
      margin.hidden = false;
      margin.classList.add("placed");
      const top = margin.getBoundingClientRect().top;
      const wanted = tags.map((tag) => {
        const line = lineOf(tag);
        return [line ? line.getBoundingClientRect().top - top : 0, tag.offsetHeight];
      });
      let free = margin.querySelector("h2")?.offsetHeight ?? 0;
      tags.forEach((tag, index) => {
        const at = Math.max(wanted[index][0], free);
        tag.style.top = `${at}px`;
        free = at + wanted[index][1] + GAP;
      });
      margin.style.minHeight = `${free}px`;
    }

    function place() {
      if (roomy.matches) besideLines();
      else if (!inText) intoText();
    }

    function openTarget() {
      const tag = tags.find((one) => `#${one.id}` === location.hash);
      if (tag instanceof HTMLDetailsElement) {
        tag.open = true;
        tag.scrollIntoView({ block: "nearest" });
      }
    }

    tags.forEach((tag) => tag.addEventListener("toggle", place));
    document.addEventListener("htmx:afterSettle", place);
    roomy.addEventListener("change", place);
    window.addEventListener("hashchange", openTarget);
    const sheet = document.querySelector(".paper");
    if (sheet) new ResizeObserver(place).observe(sheet);
    place();
    openTarget();
  }

  document.querySelectorAll("[data-margin]").forEach(begin);
})();
