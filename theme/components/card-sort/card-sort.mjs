/** <card-sort>: the piles somebody chose stay on this device; on request they are held against the key. */

import { forget, recall, remember } from "./device.mjs";
import { account, compare, fill, stillThere } from "./sorting.mjs";

const make = (tag, className, text = "") =>
  Object.assign(document.createElement(tag), { className, textContent: text });

class CardSort extends HTMLElement {
  connectedCallback() {
    if (this.cards) return;
    this.words = JSON.parse(this.dataset.words);
    this.storageKey = `cards.${this.dataset.key}`;
    this.cards = [...this.querySelectorAll(".card-sort__card")].map((item, index) => ({
      item,
      id: item.dataset.card,
      number: index + 1,
      pile: item.dataset.pile,
      arguable: "arguable" in item.dataset,
    }));
    this.summary = this.querySelector(".card-sort__summary");
    this.#restore();
    this.addEventListener("change", () => this.#placedOne());
    this.#button("compare").addEventListener("click", () => this.#compare());
    this.#button("again").addEventListener("click", () => this.#startAgain());
    this.summary.hidden = false;
    this.#count();
  }

  #button(action) {
    return this.querySelector(`[data-action="${action}"]`);
  }

  get placed() {
    const chosen = this.cards.map((card) => [card.id, card.item.querySelector("input:checked")?.value]);
    return Object.fromEntries(chosen.filter(([, pile]) => pile));
  }

  #restore() {
    const piles = [...this.cards[0].item.querySelectorAll("input")].map((input) => input.value);
    const stored = stillThere(recall(this.storageKey), this.cards, piles);
    this.cards.forEach(({ id, item }) => {
      item.querySelectorAll("input").forEach((input) => (input.checked = input.value === stored[id]));
    });
  }

  #placedOne() {
    remember(this.storageKey, this.placed);
    if (this.dataset.compared) this.#compare();
    else this.#count();
  }

  #count() {
    this.querySelector(".card-sort__count").textContent = fill(this.words.count, compare(this.cards, this.placed));
    this.#button("again").hidden = Object.keys(this.placed).length === 0;
  }

  #compare() {
    const { placed } = this;
    const result = compare(this.cards, placed);
    this.querySelector(".card-sort__count").textContent = account(result, this.words);
    if (result.placed === 0) return;
    this.dataset.compared = "true";
    this.cards.filter((card) => card.id in placed).forEach((card) => this.#mark(card, result.differing.includes(card)));
    this.#listDiffering(result.differing);
    this.#button("again").hidden = false;
  }

  /** Opens the reason where the piles differ; one that was opened or closed by hand stays as it is. */
  #mark({ item }, differs) {
    item.querySelector(".card-sort__mark")?.remove();
    item.querySelector("fieldset").after(make("p", "card-sort__mark", differs ? this.words.differs : this.words.agrees));
    if (!item.dataset.mark) item.querySelector("details").open = differs;
    item.dataset.mark = differs ? "differs" : "same";
  }

  /** The cards to look at again, each a way back up the list. */
  #listDiffering(differing) {
    const line = this.querySelector(".card-sort__differing");
    const links = differing.map(({ number, item }) => Object.assign(make("a", "", number), { href: `#${item.id}` }));
    line.replaceChildren(`${this.words.look_again} `, ...links.flatMap((link, index) => (index ? [" ", link] : [link])));
    line.hidden = links.length === 0;
  }

  #clearMarks() {
    delete this.dataset.compared;
    this.querySelectorAll(".card-sort__mark").forEach((mark) => mark.remove());
    this.cards.forEach(({ item }) => {
      delete item.dataset.mark;
      item.querySelector("details").open = false;
    });
    this.querySelector(".card-sort__differing").hidden = true;
  }

  #startAgain() {
    this.#clearMarks();
    this.querySelectorAll("input:checked").forEach((input) => (input.checked = false));
    forget(this.storageKey);
    this.#count();
    this.cards[0].item.querySelector("input").focus();
  }
}

customElements.define("card-sort", CardSort);
