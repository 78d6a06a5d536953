/** <note-field>: what somebody types stays on this device, and is there again on the next visit. */

import { forget, recall, remember } from "./device.mjs";

const PAUSE = 400;

class NoteField extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.state = this.querySelector(".note-field__state");
    this.storageKey = `note.${this.dataset.key}`;
    const stored = recall(this.storageKey);
    if (typeof stored === "string" && !this.text.value) this.text.value = stored;
    this.last = this.text.value.trim(); // what is not changed here is not written: another window may have
    this.text.addEventListener("input", () => this.#later());
    this.text.addEventListener("change", () => this.#keep());
    // A phone may drop the page without a word: keep what is there when it leaves the screen.
    document.addEventListener("visibilitychange", () => document.hidden && this.#keep());
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#keep(), PAUSE);
  }

  #keep() {
    const words = this.text.value.trim();
    if (words === this.last) return;
    this.last = words;
    if (words) remember(this.storageKey, this.text.value);
    else forget(this.storageKey);
    this.state.textContent = words ? this.dataset.kept : "";
  }
}

customElements.define("note-field", NoteField);
