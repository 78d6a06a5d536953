/** A conversation that is had one line at a time: what they say, what one answers, what it does. */

import { forget, recall, remember } from "./device.mjs";
import { button, copies, make, said } from "./parts.mjs";

export class Dialogue {
  constructor(root, { words, storageKey, onChange }) {
    Object.assign(this, { root, storageKey, onChange });
    this.list = root.querySelector(".dialogue");
    this.key = root.querySelector(".answer");
    this.key.hidden = true;
    this.turns = new Map([...this.list.children].map((turn) => [turn.dataset.turn, turn]));
    this.turns.forEach((turn) => (turn.tabIndex = -1));
    this.why = make("div", "question__why");
    this.again = button("button button--quiet", words.start_again);
    this.list.after(this.why, this.again);
    this.list.addEventListener("click", (event) => this.#choose(event));
    this.again.addEventListener("click", () => {
      this.reset();
      this.focus();
      onChange();
    });
    this.#begin();
    this.#restore(recall(storageKey));
  }

  /** Only a conversation whose key is on the page can tell what a line does. */
  static fits(root) {
    return Boolean(root.querySelector(".dialogue") && root.querySelector(".answer"));
  }

  get started() {
    return this.way.length > 0;
  }

  reset() {
    forget(this.storageKey);
    this.#begin();
  }

  focus() {
    this.turns.get(this.list.dataset.start).focus();
  }

  #begin() {
    this.way = [];
    this.turns.forEach((turn) => (turn.hidden = true));
    this.again.hidden = true;
    this.why.replaceChildren();
    this.#show(this.list.dataset.start);
  }

  /** Says again what was said before, as far as these lines are still there to be said. */
  #restore(kept) {
    if (!Array.isArray(kept)) return;
    kept.every((id) => {
      const line = this.list.querySelector(`:scope > :last-child [data-choice="${CSS.escape(String(id))}"]`);
      if (line) this.#say(line);
      return line !== null;
    });
  }

  /** The turn goes to the end of the talk, as new, whether or not it was there before. */
  #show(id) {
    const turn = this.turns.get(id);
    turn.querySelectorAll(".dialogue__told").forEach((part) => part.remove());
    turn.querySelectorAll("[data-choice]").forEach((choice) => {
      choice.hidden = false;
      delete choice.dataset.chosen;
    });
    turn.hidden = false;
    this.list.append(turn);
    return turn;
  }

  #choose(event) {
    const line = event.target.closest("[data-choice] a")?.parentElement;
    if (!line) return;
    event.preventDefault();
    if ("chosen" in line.dataset) return;
    this.#say(line).focus();
    remember(this.storageKey, this.way);
    this.onChange();
  }

  /** Says a line; returns the turn that follows. */
  #say(line) {
    this.way.push(line.dataset.choice);
    line.dataset.chosen = "";
    [...line.parentElement.children].forEach((each) => (each.hidden = each !== line));
    line.append(this.#told(`[data-choice="${CSS.escape(line.dataset.choice)}"]`));
    const next = this.#show(line.dataset.next);
    if (!next.querySelector("[data-choice]")) this.#end(next);
    return next;
  }

  #told(selector) {
    return make("p", "dialogue__told", said(this.key.querySelector(`${selector} .answer__feedback`)));
  }

  #end(ending) {
    const taught = this.key.querySelector(".answer__taught");
    ending.append(this.#told(`[data-turn="${CSS.escape(ending.dataset.turn)}"]`));
    this.why.replaceChildren(...copies(this.key.querySelector(".answer__explanation")), ...(taught ? [taught.cloneNode(true)] : []));
    this.again.hidden = false;
  }
}
