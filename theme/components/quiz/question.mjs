/** One question that is checked: takes the answer, says whether it was right and why, starts over. */

import { Categorise, Matching } from "./assigning.mjs";
import { Choice } from "./choice.mjs";
import { Cloze } from "./cloze.mjs";
import { forget, recall, remember } from "./device.mjs";
import { NumberEntry, TextEntry } from "./entry.mjs";
import { Ordering } from "./ordering.mjs";
import { button, copies, make } from "./parts.mjs";
import { fill, leftOpen } from "./scoring.mjs";

const KINDS = new Map([
  ["single", Choice],
  ["alternate", Choice],
  ["multi", Choice],
  ["true-false", Choice],
  ["numeric", NumberEntry],
  ["short-text", TextEntry],
  ["cloze", Cloze],
  ["matching", Matching],
  ["categorise", Categorise],
  ["ordering", Ordering],
]);

export class Question {
  /** One that `waits` is judged when its quiz says so, together with the others. */
  constructor(root, { words, symbols, storageKey, waits, onChange, onJudged }) {
    Object.assign(this, { root, words, symbols, storageKey, waits, onChange, onJudged });
    Object.assign(this, { judgement: null, started: false, wasChecked: false });
    this.key = root.querySelector(".answer");
    this.key.hidden = true;
    this.answering = new (KINDS.get(root.dataset.kind))(root, this.key, words, symbols);
    this.#build();
    this.#listen();
    this.#restore(recall(storageKey));
  }

  /** Only questions with a key on the page can be checked here. */
  static fits(root) {
    return KINDS.has(root.dataset.kind) && root.querySelector(".answer") !== null;
  }

  get given() {
    return this.answering.given;
  }

  get number() {
    return Number(this.root.dataset.number);
  }

  /** An order is there from the beginning: it is an answer once somebody has moved something. */
  get answered() {
    return this.started && !this.answering.problem();
  }

  focus() {
    (this.judgement ? this.verdict : this.answering).focus();
  }

  /** Says beside the question what it still lacks. */
  ask() {
    this.problem.textContent = this.answering.problem() || this.words.still_open;
  }

  /** Judges what is there, be it nothing. */
  settle() {
    this.#judge();
    this.#keep();
  }

  /** As new: the answer is forgotten. */
  reset() {
    forget(this.storageKey);
    Object.assign(this, { judgement: null, started: false });
    this.answering.reset();
    this.#show("asking");
  }

  #build() {
    const { words, answering } = this;
    this.verdict = make("p", "question__verdict screen-only");
    this.verdict.tabIndex = -1;
    this.problem = make("p", "question__problem");
    this.why = make("div", "question__why screen-only");
    this.checkButton = make("button", "button", words.check);
    this.againButton = button("button button--quiet", words.again);
    this.actions = make("p", "question__actions");
    this.actions.append(this.checkButton, this.againButton);
    answering.place.before(this.verdict);
    this.root.querySelector("fieldset").append(this.problem, this.why, this.actions);
    this.#attend();
    this.#show("asking");
  }

  /** A problem is said at once; but several found together are read where each of them is. */
  #attend() {
    this.problem.id = `${this.root.id}-problem`;
    if (this.waits) this.root.querySelector("fieldset").setAttribute("aria-describedby", this.problem.id);
    else this.problem.setAttribute("role", "alert");
  }

  #listen() {
    const form = this.root.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.judgement && !this.waits) this.#check();
    });
    form.addEventListener("input", () => this.#changed());
    this.againButton.addEventListener("click", () => {
      this.reset();
      this.focus();
      this.onChange();
    });
  }

  #changed() {
    this.problem.textContent = "";
    this.started = true;
    this.#keep();
    this.onChange();
  }

  #keep() {
    remember(this.storageKey, { given: this.given, checked: this.judgement !== null, started: this.started });
  }

  /** What was kept is judged anew: the key may have changed, and so may what is asked. */
  #restore(kept) {
    if (kept === null || typeof kept !== "object") return;
    this.answering.take(kept.given);
    this.started = kept.started !== false;
    this.wasChecked = kept.checked === true;
    if (this.wasChecked && !this.waits && !this.answering.problem()) this.#judge();
  }

  #check() {
    this.problem.textContent = this.answering.problem();
    if (this.problem.textContent) return;
    this.started = true;
    this.settle();
    this.verdict.focus();
    this.onJudged(this);
  }

  #judge() {
    const judgement = this.answering.judge();
    this.judgement = this.started && !this.answering.blank ? judgement : leftOpen(judgement);
    this.answering.show(judgement);
    this.#tell(this.answering.told(judgement, this.waits));
    this.#show("judged");
  }

  #tell(told) {
    const { verdict } = this.judgement;
    const symbol = this.symbols[{ right: "right", wrong: "wrong" }[verdict] ?? "missed"];
    const explained = verdict === "near" && !this.waits ? [] : copies(this.key.querySelector(".answer__explanation"));
    const taught = this.key.querySelector(".answer__taught");
    this.verdict.dataset.verdict = verdict;
    this.verdict.replaceChildren(symbol.cloneNode(true), fill(this.words[`verdict_${verdict}`], this.judgement));
    this.why.replaceChildren(...told, ...explained, ...(taught ? [taught.cloneNode(true)] : []));
  }

  #show(state) {
    const judged = state === "judged";
    this.root.dataset.state = state;
    this.problem.textContent = "";
    this.verdict.hidden = this.why.hidden = this.againButton.hidden = !judged;
    this.checkButton.hidden = judged;
    this.actions.hidden = this.waits;
  }
}
