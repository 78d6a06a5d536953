/** The frame of the page: menu, search, colours and contents, by keyboard as by hand. */

const one = (selector) => document.querySelector(selector);
const narrow = matchMedia("(max-width: 76.234375em)"); /* Material's own border */
const phone = matchMedia("(max-width: 59.984375em)");

/** The drawer: out of reach while closed, the rest of the page out of reach while open. */
function drawer() {
  const [toggle, button, sidebar] = [one("#__drawer"), one(".menu-button"), one(".md-sidebar--primary")];
  if (!button || !sidebar) return;
  const close = sidebar.querySelector(".site-nav__close");
  const others = [one(".site-header"), one(".md-content"), one(".site-footer"), one(".md-sidebar--secondary")];
  const set = (open) => toggle.checked !== open && toggle.click();
  const update = () => {
    const open = narrow.matches && toggle.checked;
    sidebar.inert = narrow.matches && !open;
    others.forEach((part) => part && (part.inert = open));
    button.setAttribute("aria-expanded", String(open));
    return open;
  };
  button.addEventListener("click", () => set(true));
  close.addEventListener("click", () => set(false));
  sidebar.addEventListener("keydown", (event) => event.key === "Escape" && set(false));
  toggle.addEventListener("change", () => {
    const inside = sidebar.contains(document.activeElement);
    if (update()) close.focus();
    else if (inside) button.focus();
  });
  narrow.addEventListener("change", update);
  update();
}

/** The search: on a phone a page of its own, opened by a button. */
function search() {
  const [toggle, button, panel] = [one("#__search"), one(".search-button"), one(".md-search__inner")];
  if (!button || !panel) return;
  const input = panel.querySelector(".md-search__input");
  const set = (open) => toggle.checked !== open && toggle.click();
  const update = () => {
    panel.inert = phone.matches && !toggle.checked;
    button.setAttribute("aria-expanded", String(toggle.checked));
  };
  button.addEventListener("click", () => {
    set(true);
    input.focus();
  });
  panel.querySelector(".search-close").addEventListener("click", () => set(false));
  toggle.addEventListener("change", () => {
    const inside = panel.contains(document.activeElement) || document.activeElement === document.body;
    update();
    if (phone.matches && !toggle.checked && inside) button.focus();
  });
  phone.addEventListener("change", update);
  update();
}

/**
 * The colours: a press chooses the next scheme; the button for the one after takes the focus.
 * Material would act on Enter before the press does, and leave the focus nowhere.
 */
function palette() {
  document.querySelectorAll(".palette__button").forEach((button) => {
    button.addEventListener("keydown", (event) => event.stopPropagation());
    button.addEventListener("click", () => {
      const chosen = document.getElementById(button.dataset.next);
      chosen.checked = true;
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
      one(".palette__button:not([hidden])")?.focus();
    });
  });
}

/** The contents: open beside the text, folded above it. */
function contents() {
  const fold = one(".page-toc__fold");
  if (!fold) return;
  const update = () => (fold.open = !phone.matches);
  phone.addEventListener("change", update);
  fold.addEventListener("click", (event) => {
    if (phone.matches && event.target.closest("a")) fold.open = false;
  });
  update();
}

/** What scrolls sideways can be scrolled with the keyboard, and says what it is. */
function scrolling() {
  const wraps = document.querySelectorAll(".md-typeset__scrollwrap, .scroll:not([tabindex])");
  const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => reach(target)));
  wraps.forEach((wrap) => watcher.observe(wrap));
}

function reach(wrap) {
  const scrolls = wrap.scrollWidth > wrap.clientWidth;
  const title = wrap.querySelector("caption") ?? wrap.querySelector("thead");
  const set = (name, value) => (scrolls ? wrap.setAttribute(name, value) : wrap.removeAttribute(name));
  set("tabindex", "0");
  set("role", "group");
  set("aria-label", title?.textContent.trim().replace(/\s+/g, ", ") ?? "");
}

drawer();
search();
palette();
contents();
addEventListener("load", scrolling); /* after Material's script has wrapped the tables */
