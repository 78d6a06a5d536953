/** Opens every <details> for the printer, except answers and hints, and closes what it opened. */

const waiting = "details:not([open], .answer, .question__hint)";

let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(waiting)];
  opened.forEach((part) => (part.open = true));
});

addEventListener("afterprint", () => {
  opened.forEach((part) => (part.open = false));
  opened = [];
});
