/** Options to choose from, one or several. */

import { Answering } from "./answering.mjs";
import { make } from "./parts.mjs";
import { fill, judge, readiness, shuffled } from "./scoring.mjs";

export class Choice extends Answering {
  constructor(...all) {
    super(...all);
    this.place = this.root.querySelector(".options");
    // "True" and "False" stand in their own order everywhere.
    const mixes = this.shuffles && this.root.dataset.kind !== "true-false";
    if (mixes) this.place.append(...shuffled([...this.place.children]));
    this.place.addEventListener("keydown", (event) => this.#pickByNumber(event));
  }

  get inputs() {
    return [...this.place.querySelectorAll("input")];
  }

  get given() {
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  take(given) {
    if (Array.isArray(given)) this.inputs.forEach((input) => (input.checked = given.includes(input.value)));
  }

  problem() {
    const { given, words } = this;
    const state = readiness(given, this.#select);
    if (state === "ready") return "";
    return state === "none" ? words.nothing_chosen : fill(words.choose_exactly, { count: this.#select, chosen: given.length });
  }

  judge() {
    const parts = [...this.key.querySelectorAll(".answer__option")];
    const options = parts.map((part) => ({ id: part.dataset.option, correct: "correct" in part.dataset }));
    return judge({ options, scoring: this.root.dataset.scoring ?? "all" }, this.given);
  }

  show({ marks, total }) {
    this.inputs.forEach((input) => (input.disabled = true));
    Object.entries(marks).forEach(([id, mark]) => mark !== "idle" && this.#mark(id, mark, total));
  }

  reset() {
    this.place.querySelectorAll(".option__mark, .option__feedback").forEach((part) => part.remove());
    this.place.querySelectorAll(".option").forEach((option) => delete option.dataset.mark);
    this.inputs.forEach((input) => Object.assign(input, { checked: false, disabled: false }));
  }

  focus() {
    this.inputs[0].focus();
  }

  get #select() {
    return this.root.dataset.select ? Number(this.root.dataset.select) : null;
  }

  /** While the focus is among the options, the keys 1 to 9 choose one. */
  #pickByNumber(event) {
    const input = /^[1-9]$/.test(event.key) && this.inputs[Number(event.key) - 1];
    if (!input || input.disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    input.focus();
    input.click();
    event.preventDefault();
  }

  #mark(id, mark, total) {
    const option = this.place.querySelector(`.option[data-option="${CSS.escape(id)}"]`);
    const told = this.key.querySelector(`[data-option="${CSS.escape(id)}"] .answer__feedback`);
    const feedback = told.cloneNode(true);
    const label = make("span", "option__mark screen-only");
    label.append(this.symbols[mark].cloneNode(true), this.#labelOf(mark, total));
    option.dataset.mark = mark;
    feedback.className = "option__feedback screen-only";
    option.append(label, feedback);
  }

  #labelOf(mark, total) {
    const onlyOne = mark === "missed" && total === 1;
    return onlyOne ? this.words.missed_single : this.words[`${mark}_option`];
  }
}
