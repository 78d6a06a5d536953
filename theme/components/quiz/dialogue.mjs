/** A conversation that is had one line at a time: what they say, what one answers, what it does. */

const make = (tag, className, text = "") =>
  Object.assign(document.createElement(tag), { className, textContent: text });

export class Dialogue {
  constructor(root, words) {
    this.list = root.querySelector(".dialogue");
    this.key = root.querySelector(".answer");
    this.key.hidden = true;
    this.turns = new Map([...this.list.children].map((turn) => [turn.dataset.turn, turn]));
    this.turns.forEach((turn) => (turn.tabIndex = -1));
    this.why = make("div", "question__why");
    this.again = Object.assign(make("button", "button button--quiet", words.start_again), { type: "button" });
    this.list.after(this.why, this.again);
    this.list.addEventListener("click", (event) => this.#choose(event));
    this.again.addEventListener("click", () => this.#begin().focus());
    this.#begin();
  }

  /** Only a conversation whose key is on the page can tell what a line does. */
  static fits(root) {
    return Boolean(root.querySelector(".dialogue") && root.querySelector(".answer"));
  }

  #begin() {
    this.turns.forEach((turn) => (turn.hidden = true));
    this.again.hidden = true;
    this.why.replaceChildren();
    return this.#show(this.list.dataset.start);
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
    const choice = event.target.closest("[data-choice] a")?.parentElement;
    if (!choice) return;
    event.preventDefault();
    if ("chosen" in choice.dataset) return;
    choice.dataset.chosen = "";
    [...choice.parentElement.children].forEach((each) => (each.hidden = each !== choice));
    choice.append(this.#told(`[data-choice="${CSS.escape(choice.dataset.choice)}"]`));
    const next = this.#show(choice.dataset.next);
    if (!next.querySelector("[data-choice]")) this.#end(next);
    next.focus();
  }

  #told(selector) {
    return make("p", "dialogue__told", this.key.querySelector(`${selector} .answer__feedback`).textContent);
  }

  #end(ending) {
    ending.append(this.#told(`[data-turn="${CSS.escape(ending.dataset.turn)}"]`));
    const explanation = this.key.querySelector(".answer__explanation");
    this.why.replaceChildren(...(explanation ? [...explanation.cloneNode(true).childNodes] : []));
    this.again.hidden = false;
  }
}
