/** <workshop-clock>: the trainer's own start, number of people and date, everywhere on the page. */

import { clockOf, dateAfter, dateInWords, fromHash, minutesOf, moved, needed, sensible, toHash } from "./clock.mjs";
import { forget, recall, remember } from "./device.mjs";

class WorkshopClock extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    const { start, participants, key } = this.dataset;
    this.usual = { start, participants, date: "" };
    this.storageKey = `workshop.${key}`;
    this.form = this.querySelector("form");
    this.form.hidden = false;
    this.#fill({ ...this.usual, ...sensible(recall(this.storageKey)), ...fromHash(location.hash) });
    this.#follow();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.#changed());
    this.form.addEventListener("reset", (event) => this.#reset(event));
    addEventListener("hashchange", () => this.#adopt(fromHash(location.hash)));
  }

  get values() {
    const { start, participants, date } = this.form.elements;
    const typed = { start: start.value, participants: participants.value, date: date.value };
    return { ...this.usual, ...sensible(typed) };
  }

  #fill(values) {
    Object.entries(values).forEach(([name, text]) => (this.form.elements[name].value = text));
  }

  #adopt(values) {
    if (Object.keys(values).length === 0) return;
    this.#fill({ ...this.values, ...values });
    this.#follow();
  }

  #changed() {
    remember(this.storageKey, this.values);
    this.#share();
    this.#follow();
    this.#tell();
  }

  #reset(event) {
    event.preventDefault();
    forget(this.storageKey);
    this.#fill(this.usual);
    this.#share();
    this.#follow();
    this.#tell();
  }

  #share() {
    const hash = toHash(this.values, this.usual);
    history.replaceState(history.state, "", hash || location.pathname + location.search);
  }

  /** Waits until the typing pauses, so that a screen reader hears it once. */
  #tell() {
    const status = this.querySelector("[role=status]");
    clearTimeout(this.pause);
    status.textContent = "";
    this.pause = setTimeout(() => (status.textContent = this.dataset.updated), 600);
  }

  #follow() {
    const { start, participants, date } = this.values;
    this.querySelector(".workshop-clock__kept").hidden = toHash(this.values, this.usual) === "";
    const each = (selector, change) => document.querySelectorAll(selector).forEach(change);
    each("[data-clock]", (part) => show(part, moved(part.dataset.clock, this.usual.start, start)));
    each("[data-offset]", (part) => show(part, clockOf(minutesOf(start) + Number(part.dataset.offset))));
    each("[data-quantity]", (part) => (part.textContent = quantityOf(part.dataset, Number(participants))));
    each("[data-days]", (part) => showDate(part, date, this.dataset.language));
  }
}

function show(part, clock) {
  part.textContent = clock;
  if (part.dateTime !== undefined) part.dateTime = clock;
}

function quantityOf({ quantity, per, size }, participants) {
  return needed(Number(quantity), per, participants, size ? Number(size) : null);
}

function showDate(part, date, language) {
  part.hidden = !date;
  if (!date) return;
  part.dateTime = dateAfter(date, Number(part.dataset.days));
  part.textContent = dateInWords(part.dateTime, language);
}

customElements.define("workshop-clock", WorkshopClock);
