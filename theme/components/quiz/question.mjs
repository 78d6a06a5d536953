/** One question with options: reads the answer, shows what was right and why, starts over. */

import { fill, judge, readiness, shuffled } from "./scoring.mjs";

const make = (tag, className, text = "") =>
  Object.assign(document.createElement(tag), { className, textContent: text });

export class Question {
  constructor(root, words, symbols, onJudged) {
    Object.assign(this, { root, words, symbols, onJudged, judgement: null });
    this.key = root.querySelector(".answer");
    this.key.hidden = true;
    this.#build();
    this.#listen();
  }

  /** Only questions with options and a key can be checked here. */
  static fits(root) {
    return Boolean(root.querySelector(".option") && root.querySelector(".answer__option"));
  }

  get inputs() {
    return [...this.root.querySelectorAll(".option input")];
  }

  get chosen() {
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  get select() {
    return this.root.dataset.select ? Number(this.root.dataset.select) : null;
  }

  reset({ focus = true } = {}) {
    this.judgement = null;
    this.root.querySelectorAll(".option__mark, .option__feedback").forEach((part) => part.remove());
    this.root.querySelectorAll(".option").forEach((option) => delete option.dataset.mark);
    this.inputs.forEach((input) => Object.assign(input, { checked: false, disabled: false }));
    this.#show("asking");
    if (focus) this.inputs[0].focus();
  }

  #build() {
    const { words, root } = this;
    const list = root.querySelector(".options");
    if ("shuffle" in root.dataset) list.append(...shuffled([...list.children]));
    this.verdict = make("p", "question__verdict");
    this.verdict.tabIndex = -1;
    this.problem = make("p", "question__problem");
    this.problem.setAttribute("role", "alert");
    this.why = make("div", "question__why");
    this.checkButton = make("button", "button", words.check);
    this.againButton = Object.assign(make("button", "button button--quiet", words.again), { type: "button" });
    this.actions = make("p", "question__actions");
    this.actions.append(this.checkButton, this.againButton);
    list.before(this.verdict);
    list.after(this.problem, this.why, this.actions);
    this.#show("asking");
  }

  #listen() {
    const form = this.root.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.judgement) this.check();
    });
    form.addEventListener("change", () => (this.problem.textContent = ""));
    form.addEventListener("keydown", (event) => this.#pickByNumber(event));
    this.againButton.addEventListener("click", () => {
      this.reset();
      this.onJudged(this);
    });
  }

  /** While the focus is in the question, the keys 1 to 9 choose an option. */
  #pickByNumber(event) {
    const input = /^[1-9]$/.test(event.key) && this.inputs[Number(event.key) - 1];
    if (!input || input.disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    input.focus();
    input.click();
    event.preventDefault();
  }

  check() {
    const state = readiness(this.chosen, this.select);
    if (state !== "ready") {
      this.#complain(state);
      return;
    }
    this.judgement = judge(this.#question(), this.chosen);
    this.inputs.forEach((input) => (input.disabled = true));
    Object.entries(this.judgement.marks).forEach(([id, mark]) => this.#mark(id, mark));
    this.#tellVerdict();
    this.#show("judged");
    this.verdict.focus();
    this.onJudged(this);
  }

  #question() {
    const parts = [...this.key.querySelectorAll(".answer__option")];
    const options = parts.map((part) => ({ id: part.dataset.option, correct: "correct" in part.dataset }));
    return { options, scoring: this.root.dataset.scoring ?? "all" };
  }

  #complain(state) {
    const { words } = this;
    const values = { count: this.select, chosen: this.chosen.length };
    this.problem.textContent = state === "none" ? words.nothing_chosen : fill(words.choose_exactly, values);
  }

  #mark(id, mark) {
    if (mark === "idle") return;
    const option = this.root.querySelector(`.option[data-option="${CSS.escape(id)}"]`);
    const told = this.key.querySelector(`[data-option="${CSS.escape(id)}"] .answer__feedback`);
    const feedback = told.cloneNode(true);
    const label = make("span", "option__mark");
    label.append(this.symbols[mark].cloneNode(true), this.#labelOf(mark));
    option.dataset.mark = mark;
    feedback.className = "option__feedback";
    option.append(label, feedback);
  }

  #labelOf(mark) {
    const onlyOne = mark === "missed" && this.judgement.total === 1;
    return onlyOne ? this.words.missed_single : this.words[`${mark}_option`];
  }

  #tellVerdict() {
    const { verdict } = this.judgement;
    const explanation = this.key.querySelector(".answer__explanation");
    const symbol = this.symbols[verdict === "partly" ? "missed" : verdict];
    this.verdict.dataset.verdict = verdict;
    this.verdict.replaceChildren(symbol.cloneNode(true), fill(this.words[`verdict_${verdict}`], this.judgement));
    this.why.replaceChildren(...(explanation ? [...explanation.cloneNode(true).childNodes] : []));
  }

  #show(state) {
    const judged = state === "judged";
    this.root.dataset.state = state;
    this.problem.textContent = "";
    this.verdict.hidden = this.why.hidden = this.againButton.hidden = !judged;
    this.checkButton.hidden = judged;
  }
}
