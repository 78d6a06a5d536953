/** Things that each get their counterpart from a list: responses for premises, groups for items. */

import { Answering } from "./answering.mjs";
import { choose, chooser, make, said } from "./parts.mjs";
import { fill, judgeParts, shuffled } from "./scoring.mjs";

class Assigning extends Answering {
  constructor(...all) {
    super(...all);
    const parts = [...this.root.querySelectorAll("[data-part]")];
    this.list = parts[0].parentElement;
    this.list.classList.add("assigned");
    this.place = this.list;
    this.rows = parts.map((item, index) => this.#row(item, index, this.targets()));
  }

  get given() {
    return this.rows.map(({ name, select }) => [name, select.value]);
  }

  get blank() {
    return this.rows.every(({ select }) => !select.value);
  }

  take(given) {
    if (!Array.isArray(given)) return;
    const chosen = new Map(given.filter(Array.isArray));
    this.rows.forEach(({ name, select }) => choose(select, chosen.get(name)));
  }

  problem() {
    const open = this.rows.filter(({ select }) => !select.value).length;
    return open === 0 ? "" : fill(this.words.parts_open, { open });
  }

  judge() {
    return judgeParts(this.rows.map((row) => row.right), this.rows.map(({ select }) => select.value));
  }

  show({ marks }) {
    this.rows.forEach(({ item, select, right, feedback }, index) => {
      const mark = select.value ? marks[index] : "missed";
      const text = mark === "right" ? this.words.right_option : fill(this.words.right_answer, { answer: right });
      select.disabled = true;
      item.dataset.mark = mark;
      item.append(this.sign(mark, text), make("p", "assigned__feedback screen-only", feedback));
    });
  }

  reset() {
    this.rows.forEach(({ item, select }) => {
      item.querySelectorAll(".mark, .assigned__feedback").forEach((part) => part.remove());
      delete item.dataset.mark;
      Object.assign(select, { value: "", disabled: false });
    });
  }

  focus() {
    this.rows[0].select.focus();
  }

  label(target) {
    return target;
  }

  targets() {
    return [...this.root.querySelectorAll("[data-target]")];
  }

  #row(item, index, targets) {
    const name = said(item);
    const [right, feedback] = this.#key(name);
    const select = chooser(targets.map(said), this.words.pick, (...target) => this.label(...target));
    const label = Object.assign(make("label"), { htmlFor: `${this.root.id}-part-${index}` });
    select.id = label.htmlFor;
    label.append(...item.childNodes);
    item.append(label, select);
    return { item, name, select, right, feedback };
  }

  #key(name) {
    const keys = [...this.key.querySelectorAll("[data-belongs]")];
    const key = keys.find((each) => said(each.querySelector(".answer__part")) === name);
    return [key.dataset.belongs, said(key.querySelector(".answer__feedback"))];
  }
}

export class Categorise extends Assigning {}

/** The responses stand lettered beside the premises, as on paper. */
export class Matching extends Assigning {
  constructor(...all) {
    super(...all);
    this.place = this.root.querySelector(".question__columns");
  }

  targets() {
    this.responses ??= this.mixed(super.targets());
    return this.responses;
  }

  label(target, index) {
    return `${String.fromCharCode(65 + index)}. ${target}`;
  }

  /** Not private: the rows ask for it while this is being made. */
  mixed(found) {
    if (!this.shuffles) return found;
    const mixed = shuffled(found);
    found[0].parentElement.append(...mixed);
    return mixed;
  }
}
