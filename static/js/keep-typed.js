// Is someone about to leave a form[data-keep] with words that are not sent yet?
(() => {
  "use strict";
  const changed = new Set();
  const formOf = (event) => event.target.closest?.("form[data-keep]");
  const went = (request) => request.status >= 200 && request.status < 400;

  document.addEventListener("input", (event) => {
    const form = formOf(event);
    if (form) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(formOf(event)));
  // A form sent by htmx comes back: what was refused is not saved, neither where it stands nor where it was exchanged.
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (form?.isConnected && !went(event.detail.xhr)) changed.add(form);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.xhr && !went(event.detail.xhr)) event.target.querySelectorAll("form[data-keep]").forEach((form) => changed.add(form));
  });
  // The server says HX-Trigger: draft-saved once it holds the draft.
  document.addEventListener("draft-saved", (event) => changed.delete(formOf(event)));
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });
})();
