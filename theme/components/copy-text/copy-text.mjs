/** <copy-text>: copies its text; where the browser forbids that, it marks the text instead. */

class CopyText extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector(".copy-text__text");
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const status = this.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(this.text.innerText);
      status.textContent = this.dataset.copied;
    } catch {
      getSelection().selectAllChildren(this.text);
      status.textContent = this.dataset.marked;
    }
  }
}

customElements.define("copy-text", CopyText);
