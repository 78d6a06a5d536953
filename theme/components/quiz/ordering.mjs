/** Things to be put in order, each moved up or down by a button. */

import { Answering } from "./answering.mjs";
import { button, make, said } from "./parts.mjs";
import { fill, judgeOrder, shuffled } from "./scoring.mjs";

const TRIES = 20;

export class Ordering extends Answering {
  constructor(...all) {
    super(...all);
    const list = this.root.querySelector(".question__list");
    const order = this.key.querySelector(".answer__list");
    this.right = [...order.children].map(said);
    this.tolerance = "adjacent" in order.dataset ? 1 : 0;
    this.shown = [...list.children].map(said);
    this.list = make("ol", "ordering plain-list");
    this.status = make("p", "visually-hidden");
    this.status.setAttribute("role", "status");
    this.place = make("div", "screen-only");
    this.place.append(make("p", "question__instruction ordering__how", this.words.order_how), this.list, this.status);
    this.rows = new Map(this.shown.map((name) => [name, this.#row(name)]));
    this.#arrange(this.#start());
    list.classList.add("print-only");
    list.after(this.place);
  }

  get given() {
    return [...this.list.children].map((row) => row.dataset.name);
  }

  take(given) {
    if (!Array.isArray(given) || given.length !== this.rows.size) return;
    if (this.shown.every((name) => given.includes(name))) this.#arrange(given);
  }

  problem() {
    return "";
  }

  judge() {
    return judgeOrder(this.right, this.given, this.tolerance);
  }

  show({ marks }) {
    this.given.forEach((name, index) => {
      const row = this.rows.get(name);
      const place = this.right.indexOf(name) + 1;
      const right = marks[index] === "right";
      row.dataset.mark = marks[index];
      row.querySelectorAll("button").forEach((each) => (each.hidden = true));
      row.append(this.sign(marks[index], right ? this.words.right_option : fill(this.words.belongs_at, { place })));
    });
  }

  reset() {
    this.rows.forEach((row) => {
      row.querySelector(".mark")?.remove();
      delete row.dataset.mark;
      row.querySelectorAll("button").forEach((each) => (each.hidden = false));
    });
    this.status.textContent = "";
    this.#arrange(this.#start());
  }

  focus() {
    this.list.querySelector('button[aria-disabled="false"]').focus();
  }

  /** Another order than the right one, where the things may change places. */
  #start() {
    if (!this.shuffles) return this.shown;
    const orders = Array.from({ length: TRIES }, () => shuffled(this.shown));
    return orders.find((names) => judgeOrder(this.right, names, 0).verdict !== "right") ?? this.shown;
  }

  #row(name) {
    const row = make("li", "ordering__row");
    row.dataset.name = name;
    row.append(make("span", "ordering__text", name), this.#mover(name, -1), this.#mover(name, 1));
    return row;
  }

  #mover(name, step) {
    const { words, symbols } = this;
    const mover = button(`button button--quiet ordering__move ordering__move--${step < 0 ? "up" : "down"}`, "");
    mover.append(symbols.chevron.cloneNode(true));
    mover.setAttribute("aria-label", fill(step < 0 ? words.move_up : words.move_down, { text: name }));
    mover.addEventListener("click", () => this.#move(name, step, mover));
    return mover;
  }

  /** The button keeps the focus, so that one can press it again; at an end it stays and does nothing. */
  #move(name, step, mover) {
    const names = this.given;
    const from = names.indexOf(name);
    if (!names[from + step]) return;
    names.splice(from + step, 0, ...names.splice(from, 1));
    this.#arrange(names);
    mover.focus();
    this.status.textContent = fill(this.words.moved, { text: name, place: from + step + 1, total: names.length });
    this.changed();
  }

  #arrange(names) {
    this.list.append(...names.map((name) => this.rows.get(name)));
    names.forEach((name, index) => {
      const [up, down] = this.rows.get(name).querySelectorAll("button");
      up.setAttribute("aria-disabled", String(index === 0));
      down.setAttribute("aria-disabled", String(index === names.length - 1));
    });
  }
}
