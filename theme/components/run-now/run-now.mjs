/** <run-now>: a bar that follows the clock through the run sheet, for a trainer in the room. */

import { clockOf, minutesOf } from "./clock.mjs";
import { phrase, whereIn } from "./now.mjs";

const EVERY = 5000;

class RunNow extends HTMLElement {
  connectedCallback() {
    if (this.bar) return;
    this.words = JSON.parse(this.dataset.words);
    this.bar = this.querySelector(".run-now__bar");
    this.button = this.querySelector(".run-now__follow");
    this.querySelector(".run-now__controls").hidden = false;
    this.button.addEventListener("click", () => (this.timer ? this.#stop() : this.#follow()));
    this.querySelector(".run-now__stop").addEventListener("click", () => this.#stop());
    this.querySelector(".run-now__start")?.addEventListener("click", () => this.#startNow());
  }

  disconnectedCallback() {
    this.#stop();
  }

  #follow() {
    this.timer = setInterval(() => this.#tell(), EVERY);
    this.#show(true);
    this.#tell();
    this.#stayAwake();
  }

  #stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.#show(false);
    this.lock?.release();
    this.lock = null;
  }

  #show(following) {
    this.bar.hidden = !following;
    this.button.setAttribute("aria-pressed", String(following));
  }

  /** The workshop begins at this minute: the clock of the page takes it over. */
  #startNow() {
    const form = document.querySelector("workshop-clock form");
    if (form) {
      form.elements.start.value = clockOf(nowInMinutes());
      form.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (!this.timer) this.#follow();
    this.#tell();
  }

  /** The screen must not go dark while a trainer reads from it; not every browser can help. */
  async #stayAwake() {
    try {
      this.lock = await navigator.wakeLock.request("screen");
    } catch {
      this.lock = null;
    }
  }

  /** Read anew each time, for the trainer may move the start while the bar is up. */
  #steps() {
    const acts = document.querySelectorAll(`.act[data-day="${this.dataset.day}"]`);
    return [...acts].map((act) => ({
      start: minutesOf(act.querySelector("[data-clock]").textContent),
      minutes: Number(act.dataset.minutes),
      title: act.dataset.title,
      id: act.querySelector("h3[id], h4[id]").id,
    }));
  }

  #tell() {
    const steps = this.#steps();
    const now = nowInMinutes();
    const place = whereIn(steps, now);
    const title = this.querySelector(".run-now__title");
    const step = steps[place.step ?? place.next];
    title.textContent = step?.title ?? "";
    if (step) title.href = `#${step.id}`;
    this.querySelector(".run-now__clock").textContent = clockOf(now);
    this.querySelector(".run-now__left").textContent = phrase(this.words, place);
    this.querySelector(".run-now__next").textContent = this.#nextIn(steps, place);
    this.bar.dataset.near = String(place.state === "on" && place.minutes <= 1);
  }

  #nextIn(steps, place) {
    const next = place.state === "on" ? steps[place.next] : null;
    return next ? `${this.words.next} ${clockOf(next.start)} ${next.title}` : "";
  }
}

function nowInMinutes() {
  const now = new Date();
  return now.getHours() * 60 + now.getMinutes();
}

customElements.define("run-now", RunNow);
