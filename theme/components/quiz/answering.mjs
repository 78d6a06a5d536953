/** What every kind of answer has: a place in the question, the key, and ways to ask and to show. */

import { make } from "./parts.mjs";

/**
 * A kind adds `place` (what the verdict stands before), `given` (the answer, fit for JSON),
 * `take(given)` (an answer that was kept, or anything else), `problem()` (why it cannot be checked
 * yet, or nothing), `judge()`, `show(judgement)`, `reset()` and `focus()`.
 */
export class Answering {
  constructor(root, key, words, symbols) {
    Object.assign(this, { root, key, words, symbols });
  }

  get shuffles() {
    return "shuffle" in this.root.dataset;
  }

  /** Nothing has been given yet. */
  get blank() {
    return [this.given].flat().every((part) => !part.trim());
  }

  /** What is told before the explanation; `last` when there is no other try. */
  told() {
    return [];
  }

  /** The answer was changed by something other than a field of the form. */
  changed() {
    this.place.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** A symbol with words beside it. */
  sign(mark, text) {
    const sign = make("span", "mark screen-only");
    sign.dataset.mark = mark;
    sign.append(this.symbols[mark].cloneNode(true), make("span", "", text));
    return sign;
  }
}
