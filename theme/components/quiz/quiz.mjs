/** <curriculum-quiz>: questions that answer, and a summary at the end. */

import { Dialogue } from "./dialogue.mjs";
import { Question } from "./question.mjs";
import { fill, missed, summarise } from "./scoring.mjs";

const make = (tag, className, text = "") =>
  Object.assign(document.createElement(tag), { className, textContent: text });

class CurriculumQuiz extends HTMLElement {
  connectedCallback() {
    if (this.questions) return;
    this.words = JSON.parse(this.dataset.words);
    const symbols = this.#symbols();
    [...this.querySelectorAll(".question")].filter(Dialogue.fits).forEach((root) => new Dialogue(root, this.words));
    const roots = [...this.querySelectorAll(".question")].filter(Question.fits);
    this.questions = roots.map((root) => new Question(root, this.words, symbols, (each) => this.#judged(each)));
    if (this.questions.length > 0) this.#buildSummary();
  }

  #symbols() {
    const [right, wrong, missedOne] = this.querySelector("template").content.querySelectorAll("svg");
    return { right, wrong, missed: missedOne };
  }

  #buildSummary() {
    this.summary = make("div", "quiz__summary");
    this.score = make("p", "quiz__score");
    this.retry = Object.assign(make("button", "button", this.words.retry_missed), { type: "button" });
    this.restart = Object.assign(make("button", "button button--quiet", this.words.start_again), { type: "button" });
    this.actions = make("p", "quiz__actions");
    this.actions.append(this.retry, this.restart);
    this.score.setAttribute("role", "status");
    this.summary.append(this.score, this.actions);
    this.querySelector("section").append(this.summary);
    this.retry.addEventListener("click", () => this.#tryAgain(missed(this.#judgements())));
    this.restart.addEventListener("click", () => this.#tryAgain([...this.questions.keys()]));
    this.#tell();
  }

  #judgements() {
    return this.questions.map((question) => question.judgement);
  }

  #judged(question) {
    this.#tell();
    if (!question.judgement) return;
    const { verdict, points } = question.judgement;
    this.#announce("curriculum:answer", { question: question.root.id, chosen: question.chosen, verdict, points });
    const summary = summarise(this.#judgements());
    if (summary.finished) this.#announce("curriculum:finish", summary);
  }

  /** Progress trackers listen for these. */
  #announce(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { quiz: this.dataset.key, ...detail } }));
  }

  #tell() {
    const summary = summarise(this.#judgements());
    const { words } = this;
    const parts = summary.finished ? [fill(words.summary, summary)] : [fill(words.progress, summary)];
    if (summary.finished && summary.partly > 0) parts.push(fill(words.summary_partly, summary));
    if (summary.finished && summary.right === summary.total) parts.splice(0, 1, words.all_right);
    this.score.textContent = parts.join(" ");
    this.actions.hidden = !summary.finished;
    this.retry.hidden = summary.right === summary.total;
    this.summary.dataset.finished = String(summary.finished);
    this.summary.hidden = summary.total === 1;
  }

  #tryAgain(places) {
    places.forEach((place) => this.questions[place].reset({ focus: false }));
    this.#tell();
    const first = this.questions[places[0]];
    first.root.scrollIntoView({ block: "start" });
    first.inputs[0].focus({ preventScroll: true });
  }
}

customElements.define("curriculum-quiz", CurriculumQuiz);
