// Is someone about to leave a form[data-keep] with words that are not sent yet?
(() => {
  "use strict";
  const changed = new Set();
  const formOf = (event) => event.target.closest?.("form[data-keep]");

  document.addEventListener("input", (event) => {
    const form = formOf(event);
    if (form) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(formOf(event)));
  // The server says HX-Trigger: draft-saved once it holds the draft.
  document.addEventListener("draft-saved", (event) => changed.delete(formOf(event)));
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });
})();
