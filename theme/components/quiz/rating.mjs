/** A point on a scale, chosen by oneself for oneself: it earns thanks, never a mark. */

import { forget, recall, remember } from "./device.mjs";
import { make } from "./parts.mjs";

export class Rating {
  constructor(root, { words, storageKey, onChange }) {
    this.options = root.querySelector(".options");
    Object.assign(this, { root, words, storageKey });
    this.thanks = make("p", "question__thanks screen-only");
    this.thanks.setAttribute("role", "status");
    this.options.after(this.thanks);
    this.#take(recall(storageKey));
    this.options.addEventListener("change", () => {
      remember(storageKey, this.options.querySelector("input:checked").value);
      this.#thank();
      onChange();
    });
  }

  static fits(root) {
    return root.dataset.kind === "rating" && root.querySelector(".option") !== null;
  }

  get started() {
    return this.options.querySelector("input:checked") !== null;
  }

  reset() {
    forget(this.storageKey);
    this.options.querySelectorAll("input").forEach((input) => (input.checked = false));
    this.#thank();
  }

  focus() {
    this.options.querySelector("input").focus({ preventScroll: true });
  }

  #take(kept) {
    this.options.querySelectorAll("input").forEach((input) => (input.checked = input.value === kept));
    this.#thank();
  }

  #thank() {
    this.thanks.textContent = this.started ? this.words.thanks : "";
  }
}
