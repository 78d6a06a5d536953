/** One thing to write: a number, or a word or two. */

import { Answering } from "./answering.mjs";
import { copies, make, said } from "./parts.mjs";
import { numbersIn } from "./reading.mjs";
import { fill, judgeNumber, judgeText } from "./scoring.mjs";

class Entry extends Answering {
  constructor(...all) {
    super(...all);
    this.place = this.root.querySelector(".question__entry");
    this.input = this.place.querySelector("input");
    this.value = this.key.querySelector(".answer__value");
  }

  get given() {
    return this.input.value;
  }

  take(given) {
    if (typeof given === "string") this.input.value = given;
  }

  problem() {
    return this.given.trim() ? "" : this.words.nothing_written;
  }

  show({ verdict }) {
    const { words, input } = this;
    const mark = verdict === "near" ? "missed" : verdict;
    const text = { right: words.right_option, wrong: words.wrong_option, near: words.near }[verdict];
    input.readOnly = true;
    if (this.blank) return; // left open: there is nothing to mark
    input.setAttribute("aria-invalid", String(verdict !== "right"));
    this.place.dataset.mark = mark;
    this.place.append(this.sign(mark, text));
  }

  reset() {
    this.place.querySelector(".mark")?.remove();
    this.input.removeAttribute("aria-invalid");
    delete this.place.dataset.mark;
    Object.assign(this.input, { value: "", readOnly: false });
  }

  focus() {
    this.input.focus();
  }

  rightAnswer(answer) {
    return make("p", "question__right", fill(this.words.right_answer, { answer }));
  }
}

export class NumberEntry extends Entry {
  problem() {
    const nothing = super.problem();
    return nothing || (this.#numbers.length > 0 ? "" : fill(this.words.no_number, { unit: this.#right.unit }));
  }

  judge() {
    return judgeNumber(this.#right, this.#numbers);
  }

  told({ verdict }) {
    const working = copies(this.key.querySelector(".answer__working"));
    return verdict === "right" ? working : [this.rightAnswer(said(this.value)), ...working];
  }

  get #numbers() {
    return numbersIn(this.given, this.#right.unit);
  }

  get #right() {
    const { answer, tolerance, unit } = this.value.dataset;
    return { answer: Number(answer), tolerance: Number(tolerance), unit };
  }
}

export class TextEntry extends Entry {
  judge() {
    return judgeText({ accept: this.#accept, near: this.#near.map((miss) => miss.dataset.near) }, this.given);
  }

  /** Whoever came near is told what is missing and, before the last try, not the answer: the next may find it. */
  told({ verdict, near }, last) {
    const missing = verdict === "near" ? [make("p", "", said(this.#near[near].querySelector(".answer__feedback")))] : [];
    const kept = verdict === "right" || (verdict === "near" && !last);
    return kept ? missing : [...missing, this.rightAnswer(this.#accept[0])];
  }

  get #accept() {
    return [...this.value.querySelectorAll("[data-accept]")].map(said);
  }

  get #near() {
    return [...this.key.querySelectorAll("[data-near]")];
  }
}
