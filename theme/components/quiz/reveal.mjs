/** The end of a quiz that keeps its answers back: one button shows them all, and first asks for what is still open. */

import { button, make } from "./parts.mjs";
import { fill, spans } from "./scoring.mjs";

export class Reveal {
  constructor({ root, questions, words, onShow, onLead }) {
    Object.assign(this, { root, questions, words, onLead });
    this.note = make("p", "quiz__note");
    this.note.tabIndex = -1;
    this.button = button("button", words.show_answers);
    this.button.addEventListener("click", (event) => this.#press(event, onShow));
    this.begin();
    if (questions.every((question) => question.wasChecked)) this.#show();
  }

  /** As before the first answer. */
  begin() {
    this.asks = false;
    this.#turn(false);
  }

  get answered() {
    return this.questions.filter((question) => question.answered).length;
  }

  /** Once it has asked, what is still open stays named until nothing is. */
  tell() {
    const [first] = this.shown ? this.questions : this.#open;
    this.note.hidden = !first || !(this.shown || this.asks);
    if (this.note.hidden) return;
    this.note.replaceChildren(...(this.shown ? this.#toTheReasons(first) : this.#toWhatIsOpen(first)));
  }

  get #open() {
    return this.questions.filter((question) => !question.answered);
  }

  /** The second click of a double click is no second thought. */
  #press(event, onShow) {
    if (event.detail > 1) return;
    if (this.#open.length > 0 && !this.asks) this.#ask();
    else {
      this.#show();
      onShow();
    }
  }

  #ask() {
    this.asks = true;
    this.#open.forEach((question) => question.ask());
    this.tell();
    this.note.focus({ preventScroll: true });
    this.button.scrollIntoView({ block: "nearest" }); // what was pressed stays in sight, below what it asks
  }

  #show() {
    this.questions.forEach((question) => question.settle());
    this.#turn(true);
  }

  #turn(shown) {
    this.shown = shown;
    this.root.dataset.shown = String(shown);
    this.button.hidden = shown;
  }

  #toWhatIsOpen(first) {
    const numbers = spans(this.#open.map(({ number }) => number));
    return [fill(this.words.open_questions, { numbers }), " ", this.#link(first), ` ${this.words.show_anyway}`];
  }

  #toTheReasons(first) {
    return [this.words.reasons_shown, " ", this.#link(first)];
  }

  #link(question) {
    const link = make("a", "", fill(this.words.go_to, question));
    link.href = `#${question.root.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.onLead(question);
    });
    return link;
  }
}
