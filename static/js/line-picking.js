// How are printed lines picked: by mouse, touch, keys, or by typing "39-41"?
(() => {
  "use strict";
  const TYPED = /^\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?$/;

  function begin(paper) {
    const lines = [...paper.querySelectorAll(".line[data-n]")];
    const bar = document.querySelector("[data-line-bar]");
    const field = document.querySelector("[data-line-field]");
    const status = document.querySelector("[data-line-status]");
    if (!lines.length || !bar || !field) return;
    const place = new Map(lines.map((line, index) => [line.dataset.n, index]));
    let picked = null; // [first chosen, last chosen] as indexes, in the order they were chosen
    let cursor = 0;
    let dragging = false;
    let touched = false;

    const linkOf = (index) => lines[index].querySelector(".n");
    const indexOf = (element) => lines.indexOf(element?.closest?.(".line[data-n]"));
    const bounds = () => [Math.min(...picked), Math.max(...picked)];

    function say(text) {
      if (status) status.textContent = text;
    }

    function wordsOf(line) {
      return [...line.childNodes].filter((node) => !node.classList?.contains("tag")).map((node) => node.textContent).join("").trim();
    }

    function describe() {
      const [first, last] = bounds().map((index) => lines[index].dataset.n);
      return (first === last ? bar.dataset.one : bar.dataset.many).replace("{first}", first).replace("{last}", last);
    }

    function show() {
      const [first, last] = picked ? bounds() : [0, -1];
      lines.forEach((line, index) => line.classList.toggle("picked", index >= first && index <= last));
      bar.hidden = !picked;
      if (!picked) return;
      bar.querySelector("[data-line-words]").textContent = describe();
      say(describe());
    }

    function pick(from, to, typed = false) {
      picked = [from, to];
      show();
      field.setCustomValidity("");
      if (typed) return;
      const [first, last] = bounds().map((index) => lines[index].dataset.n);
      field.value = first === last ? first : `${first}-${last}`;
    }

    function clear() {
      if (!picked) return;
      picked = null;
      field.value = "";
      show();
      say(bar.dataset.none);
    }

    function moveCursor(index) {
      linkOf(cursor).tabIndex = -1;
      cursor = index;
      linkOf(cursor).tabIndex = 0;
    }

    function step(by, extend) {
      const from = cursor;
      moveCursor(Math.min(Math.max(cursor + by, 0), lines.length - 1));
      linkOf(cursor).focus({ preventScroll: true });
      lines[cursor].scrollIntoView({ block: "nearest" });
      if (extend) pick(picked ? picked[0] : from, cursor);
      else say(wordsOf(lines[cursor]));
    }

    function choose(index, extend) {
      moveCursor(index);
      if (extend && picked) pick(picked[0], index);
      else if (picked && picked[0] === index && picked[1] === index) clear();
      else pick(index, index);
    }

    function readTyped() {
      const parts = TYPED.exec(field.value);
      const first = parts && place.get(parts[1]);
      const last = parts && place.get(parts[2] ?? parts[1]);
      if (parts && first !== undefined && last !== undefined) {
        pick(first, last, true);
        lines[Math.min(first, last)].scrollIntoView({ block: "nearest" });
        return;
      }
      picked = null;
      show();
      field.setCustomValidity(parts ? field.dataset.unknown : "");
    }

    paper.addEventListener("pointerdown", (event) => {
      if (!event.target.closest(".n")) return;
      touched = event.pointerType !== "mouse";
      if (touched || event.button !== 0) return;
      event.preventDefault();
      dragging = true;
      choose(indexOf(event.target), event.shiftKey);
    });
    paper.addEventListener("pointermove", (event) => {
      if (!dragging || !picked) return;
      const index = indexOf(event.target);
      if (index >= 0 && index !== picked[1]) pick(picked[0], index);
    });
    window.addEventListener("pointerup", () => {
      dragging = false;
    });
    paper.addEventListener("click", (event) => {
      if (!event.target.closest(".n") || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const index = indexOf(event.target);
      const single = picked && picked[0] === picked[1] && picked[0] !== index;
      if (touched) choose(index, single);
      history.replaceState(history.state, "", `#${lines[index].id}`);
    });
    paper.addEventListener("focusin", (event) => {
      if (event.target.closest(".n")) moveCursor(indexOf(event.target));
    });
    paper.addEventListener("keydown", (event) => {
      if (!event.target.closest(".n") || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowDown") step(1, event.shiftKey);
      else if (event.key === "ArrowUp") step(-1, event.shiftKey);
      else if (event.key === " ") choose(cursor, false);
      else if (event.key === "Enter") {
        if (!picked) pick(cursor, cursor);
        field.form.requestSubmit(bar.querySelector("button"));
      } else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) clear();
    });
    field.addEventListener("input", readTyped);

    moveCursor(Math.max(indexOf(document.querySelector(".line:target")), 0));
    if (field.value) readTyped();
  }

  document.querySelectorAll("[data-line-picking]").forEach(begin);
})();
