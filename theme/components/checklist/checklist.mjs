/** <check-list>: ticks that stay on this device. */

import { recall, remember } from "./device.mjs";

class CheckList extends HTMLElement {
  connectedCallback() {
    this.boxes = [...this.querySelectorAll("input[type=checkbox]")];
    this.count = this.querySelector(".checklist__count");
    this.storageKey = `checklist.${this.dataset.key}`;
    const ticked = new Set(this.#stored());
    this.boxes.forEach((box) => (box.checked = ticked.has(nameOf(box))));
    this.addEventListener("change", () => this.#changed());
    this.#tell();
  }

  #stored() {
    const stored = recall(this.storageKey);
    return Array.isArray(stored) ? stored : [];
  }

  #ticked() {
    return this.boxes.filter((box) => box.checked).map(nameOf);
  }

  #changed() {
    remember(this.storageKey, this.#ticked());
    this.#tell();
  }

  #tell() {
    const values = { done: this.#ticked().length, total: this.boxes.length };
    this.count.hidden = values.done === 0;
    this.count.textContent = this.dataset.done.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}

/** The text of a task is its name, so a tick stays with its task when the list changes. */
const nameOf = (box) => box.closest("label").textContent.trim();

customElements.define("check-list", CheckList);
