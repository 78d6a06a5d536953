/** A text with gaps to fill: by writing, or with a word from the bank. */

import { Answering } from "./answering.mjs";
import { choose, chooser, make, said } from "./parts.mjs";
import { fill, judgeGaps, shuffled } from "./scoring.mjs";

/** Takes the comma or full stop off the text after a gap, so that it can stay on the line of the gap. */
function stopAfter(blank) {
  const text = blank.nextSibling?.data ?? "";
  const [stop] = /^[.,;:!?…)]*/.exec(text);
  if (stop) blank.nextSibling.data = text.slice(stop.length);
  return stop;
}

export class Cloze extends Answering {
  constructor(...all) {
    super(...all);
    this.place = this.root.querySelector(".question__cloze");
    this.bank = this.#bank();
    const blanks = [...this.place.querySelectorAll("[data-gap]")];
    this.gaps = blanks.map((blank, index) => this.#gap(blank, { number: index + 1, total: blanks.length }));
  }

  get given() {
    return this.gaps.map(({ field }) => field.value);
  }

  take(given) {
    if (!Array.isArray(given)) return;
    this.gaps.forEach(({ field }, index) => {
      const word = typeof given[index] === "string" ? given[index] : "";
      if (this.bank.length > 0) choose(field, word);
      else field.value = word;
    });
  }

  problem() {
    const open = this.given.filter((word) => !word.trim()).length;
    return open === 0 ? "" : fill(this.words.parts_open, { open });
  }

  judge() {
    return judgeGaps(this.gaps.map(({ accept }) => accept), this.given);
  }

  show({ marks }) {
    const { words } = this;
    const signs = { right: words.right_option, wrong: words.wrong_option, missed: words.still_open };
    this.gaps.forEach(({ field, holder }, index) => {
      const mark = field.value.trim() ? marks[index] : "missed";
      field.disabled = true;
      holder.dataset.mark = mark;
      field.after(this.sign(mark, signs[mark]));
    });
  }

  told({ marks }) {
    const wrong = this.gaps.filter((_, index) => marks[index] !== "right");
    if (wrong.length === 0) return [];
    const list = make("ul", "question__right");
    const offered = (accept) => accept.find((word) => this.bank.includes(word)) ?? accept[0];
    const line = ({ number, accept }) => fill(this.words.gap_answer, { number, answer: offered(accept) });
    list.append(...wrong.map((gap) => make("li", "", line(gap))));
    return [list];
  }

  reset() {
    this.gaps.forEach(({ field, holder }) => {
      holder.querySelector(".mark")?.remove();
      delete holder.dataset.mark;
      Object.assign(field, { value: "", disabled: false });
    });
  }

  focus() {
    this.gaps[0].field.focus();
  }

  /** The words on offer; where there are some they are chosen, not written. */
  #bank() {
    const found = [...this.root.querySelectorAll("[data-word]")];
    const offered = this.shuffles ? shuffled(found) : found;
    offered[0]?.parentElement.append(...offered);
    return offered.map(said);
  }

  #gap(blank, place) {
    const key = this.key.querySelector(`[data-gap="${CSS.escape(blank.dataset.gap)}"]`);
    const accept = [...key.querySelectorAll("[data-accept]")].map(said);
    const field = this.bank.length > 0 ? chooser(this.bank, this.words.pick) : this.#blank();
    const holder = make("span", "gap-field screen-only");
    field.setAttribute("aria-label", fill(this.words.gap, place));
    const stop = stopAfter(blank);
    blank.append(stop);
    blank.classList.add("print-only");
    holder.append(field, stop);
    blank.after(holder);
    return { field, holder, accept, number: place.number };
  }

  #blank() {
    return Object.assign(make("input"), { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false });
  }
}
