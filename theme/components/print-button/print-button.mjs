/** <print-button>: prints the page, or the part of it that was chosen. */

class PrintButton extends HTMLElement {
  connectedCallback() {
    for (const part of this.querySelectorAll("[hidden]")) part.hidden = false;
    const choice = this.querySelector("select");
    // At once, so that the browser's own way to print does the same as the button.
    choice?.addEventListener("change", () => leaveOut(choice.value));
    this.querySelector("button").addEventListener("click", () => print());
  }
}

/** Leave every part of the page but one out when it is printed; none when no part is named.
    After the name of the part may stand `close`: then more goes on a sheet. */
function leaveOut(choice) {
  const [kept, density] = choice.split(" ");
  document.documentElement.toggleAttribute("data-print-close", density === "close");
  for (const part of document.querySelectorAll("[data-part]")) {
    part.toggleAttribute("data-unprinted", kept !== "" && part.dataset.part !== kept);
  }
}

customElements.define("print-button", PrintButton);
