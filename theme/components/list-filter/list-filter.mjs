/** <list-filter>: shows only the entries of a list that have the chosen value. */

class ListFilter extends HTMLElement {
  connectedCallback() {
    this.querySelector("fieldset").hidden = false;
    this.addEventListener("change", () => this.#apply());
  }

  get value() {
    return this.querySelector("input:checked")?.value ?? "";
  }

  #apply() {
    const entries = [...document.getElementById(this.dataset.list).querySelectorAll("[data-filter]")];
    entries.forEach((entry) => (entry.hidden = Boolean(this.value) && entry.dataset.filter !== this.value));
    const values = { shown: entries.filter((entry) => !entry.hidden).length, total: entries.length };
    const text = this.dataset.shown.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    this.querySelector("[role=status]").textContent = text;
  }
}

customElements.define("list-filter", ListFilter);
