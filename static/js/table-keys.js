// Which keys work in tables and at the desk: j and k between rows, Enter, one letter a button, "?" for help?
(() => {
  "use strict";
  const SWITCH = "single-letter-keys";
  const help = document.querySelector("dialog[data-keys-help]");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.getClientRects().length);
  let current = null; // value of data-row, so that a row is found again after it was exchanged
  let hadFocus = false;
  const underWay = new Map(); // data-row of a row that is being saved -> its request, its element, the keys to press after

  function rowNow() {
    return document.activeElement?.closest("[data-row]") ?? rows().find((row) => row.dataset.row === current);
  }

  function makeCurrent(row) {
    // Without a row that was chosen Tab reaches the first one, but no key acts on it.
    const reached = row ?? rows()[0];
    rows().forEach((one) => {
      one.tabIndex = one === reached ? 0 : -1;
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

  function press(key, row) {
    const named = (button) => button.dataset.key.toLowerCase() === key.toLowerCase() && !button.disabled;
    const inside = [...(row?.querySelectorAll("[data-key]") ?? [])].find(named);
    const saving = inside && underWay.get(row.dataset.row);
    if (saving) {
      saving.keys.push(key);
      return true;
    }
    const outside = [...document.querySelectorAll("[data-key]")].filter((button) => !button.closest("[data-row]"));
    const button = inside ?? outside.find(named);
    // Where a slip would be costly (a declared result) the key only points, and Enter presses.
    if (button?.hasAttribute("data-point")) button.focus();
    else button?.click();
    return Boolean(button);
  }

  function saved(name) {
    const keys = underWay.get(name).keys;
    underWay.delete(name);
    // A key may start the next request; the keys after it then wait for that one.
    keys.forEach((key) => {
      const row = rows().find((one) => one.dataset.row === name);
      if (row) press(key, row);
    });
  }

  function went(request) {
    return request.status >= 200 && request.status < 400;
  }

  function requestOf(event) {
    return [...underWay].find(([, { request }]) => request === event.detail.xhr) ?? [];
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
    else return press(event.key, rowNow());
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
    const row = rowNow();
    makeCurrent(row);
    if (hadFocus && row && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
    hadFocus = false;
  });
  document.addEventListener("htmx:beforeSend", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) underWay.set(row.dataset.row, { request: event.detail.xhr, row, keys: underWay.get(row.dataset.row)?.keys ?? [] });
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const [name, saving] = requestOf(event);
    if (!saving) return;
    if (!went(event.detail.xhr)) saving.keys.length = 0; // what was refused is to be read first
    if (saving.row.isConnected) saved(name);
  });
  // Before an exchanged row has settled its buttons do not know htmx yet.
  document.addEventListener("htmx:afterSettle", (event) => {
    const [name] = requestOf(event);
    if (name) saved(name);
  });
  document.querySelectorAll("[data-keys-open]").forEach((button) => button.addEventListener("click", () => help?.showModal()));
  document.querySelectorAll("[data-keys-switch]").forEach((box) => {
    box.checked = switchedOn();
    box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  });
  makeCurrent(null);
})();
