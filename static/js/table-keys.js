// Which keys work in tables and at the desk: j and k between rows, Enter, one letter a button, "?" for help?
(() => {
  "use strict";
  const SWITCH = "single-letter-keys";
  const help = document.querySelector("dialog[data-keys-help]");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.getClientRects().length);
  let current = null; // value of data-row, so that a row is found again after it was exchanged
  let hadFocus = false;

  function rowNow() {
    return document.activeElement?.closest("[data-row]") ?? rows().find((row) => row.dataset.row === current);
  }

  function makeCurrent(row) {
    rows().forEach((one) => {
      one.tabIndex = one === row ? 0 : -1;
      one.classList.toggle("current", one === row);
    });
    current = row?.dataset.row ?? null;
  }

  function move(by) {
    const all = rows();
    if (!all.length) return;
    const now = all.indexOf(rowNow());
    const next = all[now < 0 ? 0 : Math.min(Math.max(now + by, 0), all.length - 1)];
    makeCurrent(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const named = (button) => button.dataset.key.toLowerCase() === key.toLowerCase() && !button.disabled;
    const inside = [...(rowNow()?.querySelectorAll("[data-key]") ?? [])];
    const outside = [...document.querySelectorAll("[data-key]")].filter((button) => !button.closest("[data-row]"));
    const button = inside.find(named) ?? outside.find(named);
    // Where a slip would be costly (a declared result) the key only points, and Enter presses.
    if (button?.hasAttribute("data-point")) button.focus();
    else button?.click();
    return Boolean(button);
  }

  function switchedOn() {
    return localStorage.getItem(SWITCH) !== "off";
  }

  function typing(element) {
    return Boolean(element.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], dialog"));
  }

  function act(event) {
    if (event.key === "Enter") {
      if (!event.target.matches("[data-row]")) return false;
      event.target.querySelector("a[href], button")?.click();
      return true;
    }
    if (event.key.length !== 1 || event.key === " " || !switchedOn()) return false;
    if (event.key === "?" && help) help.showModal();
    else if (event.key === "j" && rows().length) move(1);
    else if (event.key === "k" && rows().length) move(-1);
    else return press(event.key);
    return true;
  }

  if (!help && !document.querySelector("[data-row], [data-key]")) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) return;
    if (!typing(event.target) && act(event)) event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) makeCurrent(row);
  });
  document.addEventListener("htmx:beforeSwap", () => {
    hadFocus = Boolean(document.activeElement?.closest("[data-row]"));
  });
  document.addEventListener("htmx:afterSettle", () => {
    const row = rowNow() ?? rows()[0];
    makeCurrent(row);
    if (hadFocus && row && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
    hadFocus = false;
  });
  document.querySelectorAll("[data-keys-open]").forEach((button) => button.addEventListener("click", () => help?.showModal()));
  document.querySelectorAll("[data-keys-switch]").forEach((box) => {
    box.checked = switchedOn();
    box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  });
  makeCurrent(rows()[0]);
})();
