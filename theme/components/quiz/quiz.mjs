/** <curriculum-quiz>: questions that answer, and a summary at the end; the answers stay on this device. */

import { Dialogue } from "./dialogue.mjs";
import { button, make } from "./parts.mjs";
import { Question } from "./question.mjs";
import { Rating } from "./rating.mjs";
import { Reveal } from "./reveal.mjs";
import { fill, missed, summarise } from "./scoring.mjs";

const KINDS = [Question, Dialogue, Rating];

class CurriculumQuiz extends HTMLElement {
  connectedCallback() {
    if (this.asked) return;
    this.words = JSON.parse(this.dataset.words);
    const symbols = this.#symbols();
    this.asked = [...this.querySelectorAll(".question")].flatMap((root) => {
      const Kind = KINDS.find((kind) => kind.fits(root));
      return Kind ? [new Kind(root, this.#setting(root, symbols))] : [];
    });
    this.questions = this.asked.filter((each) => each instanceof Question);
    if (this.asked.length > 0) this.#buildSummary();
  }

  #setting(root, symbols) {
    return {
      words: this.words,
      symbols,
      waits: this.dataset.feedback === "end",
      storageKey: `quiz.${this.dataset.key}.${root.id}`,
      onChange: () => this.#tell(),
      onJudged: (question) => this.#judged(question),
    };
  }

  #symbols() {
    const [right, wrong, missedOne, chevron] = this.querySelector("template").content.querySelectorAll("svg");
    return { right, wrong, missed: missedOne, chevron };
  }

  #buildSummary() {
    this.summary = make("div", "quiz__summary");
    this.score = make("p", "quiz__score");
    this.score.tabIndex = -1;
    this.retry = button("button", this.words.retry_missed);
    this.restart = button("button button--quiet", this.words.start_again);
    this.actions = make("p", "quiz__actions");
    this.actions.append(this.retry, this.restart);
    this.kept = make("p", "quiz__kept small", this.words.kept);
    this.score.setAttribute("role", "status");
    this.summary.append(this.score, this.actions, this.kept);
    this.querySelector("section").append(this.summary);
    this.retry.addEventListener("click", () => this.#tryAgain(missed(this.#judgements()).map((place) => this.questions[place])));
    this.restart.addEventListener("click", () => this.#tryAgain(this.asked));
    if (this.dataset.feedback === "end" && this.questions.length > 0) this.#keepBack();
    this.#tell();
  }

  /** The answers come after the last question, all together. */
  #keepBack() {
    const { questions, words } = this;
    const [onShow, onLead] = [() => this.#shown(), (question) => this.#lead(question)];
    this.reveal = new Reveal({ root: this, questions, words, onShow, onLead });
    this.score.after(this.reveal.note);
    this.actions.prepend(this.reveal.button);
  }

  #shown() {
    this.#tell();
    this.score.focus();
    this.questions.forEach((question) => this.#announceAnswer(question));
    this.#announce("curriculum:finish", summarise(this.#judgements()));
  }

  #judgements() {
    return this.questions.map((question) => question.judgement);
  }

  #judged(question) {
    this.#tell();
    this.#announceAnswer(question);
    const summary = summarise(this.#judgements());
    if (summary.finished) this.#announce("curriculum:finish", summary);
  }

  #announceAnswer(question) {
    const { verdict, points } = question.judgement;
    this.#announce("curriculum:answer", { question: question.root.id, chosen: question.given, verdict, points });
  }

  /** Progress trackers listen for these. */
  #announce(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { quiz: this.dataset.key, ...detail } }));
  }

  #tell() {
    if (!this.summary) return; // a question takes up what was kept before there is a summary
    const summary = summarise(this.#judgements());
    const started = this.asked.some((each) => each.started || each.judgement);
    this.#say(this.#account(summary));
    this.reveal?.tell();
    this.score.hidden = summary.total < 2 && !this.reveal;
    this.retry.hidden = Boolean(this.reveal) || !summary.finished || summary.right === summary.total;
    this.restart.hidden = this.kept.hidden = !started;
    this.actions.hidden = !started && !this.reveal;
    this.summary.dataset.finished = String(summary.finished && summary.total > 0);
    this.summary.hidden = !this.reveal && (this.asked.length === 1 || (this.score.hidden && !started));
  }

  /** What has not changed is not said again. */
  #say(account) {
    if (this.score.textContent !== account) this.score.textContent = account;
  }

  #account(summary) {
    const { words } = this;
    if (!summary.finished) return this.reveal ? fill(words.answered, { ...summary, done: this.reveal.answered }) : fill(words.progress, summary);
    const parts = [summary.right === summary.total ? words.all_right : fill(words.summary, summary)];
    if (summary.partly > 0) parts.push(fill(words.summary_partly, summary));
    return parts.join(" ");
  }

  #tryAgain(asked) {
    asked.forEach((each) => each.reset());
    this.reveal?.begin();
    this.#tell();
    this.#lead(asked[0]);
  }

  #lead(asked) {
    asked.root.scrollIntoView({ block: "start" });
    asked.focus();
  }
}

customElements.define("curriculum-quiz", CurriculumQuiz);
