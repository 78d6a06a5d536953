/** Small parts of a page that the questions are put together from. */

export const make = (tag, className = "", text = "") =>
  Object.assign(document.createElement(tag), { className, textContent: text });

export const button = (className, text) => Object.assign(make("button", className, text), { type: "button" });

/** What an element says, as a name for it: it stays with its thing when a list changes. */
export const said = (element) => element.textContent.trim();

export const copies = (element) => (element ? [...element.cloneNode(true).childNodes] : []);

/** A list to choose one word from; nothing is chosen at first. */
export function chooser(offered, first, label = (word) => word) {
  const select = Object.assign(make("select", "screen-only"), { autocomplete: "off" });
  select.append(new Option(first, ""), ...offered.map((word, index) => new Option(label(word, index), word)));
  return select;
}

/** Chooses a word that was chosen before; one that is no longer offered leaves the choice open. */
export function choose(select, word) {
  select.value = [...select.options].some((option) => option.value === word) ? word : "";
}
