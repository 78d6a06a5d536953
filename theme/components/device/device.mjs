/** Keeps small values on this device; where storage is forbidden or full, until the page is left. */

const memory = new Map();
const site = new URL("../../", import.meta.url).pathname;
const name = (key) => `${site}curriculum.${key}`;

export function remember(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(name(key), JSON.stringify(value));
  } catch {
    /* Private windows and full storage: the copy in memory serves. */
  }
}

export function recall(key) {
  try {
    const text = localStorage.getItem(name(key));
    if (text !== null) return JSON.parse(text);
  } catch {
    /* Storage is forbidden, or holds something that is not ours. */
  }
  return memory.get(key) ?? null;
}

export function forget(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(name(key));
  } catch {
    /* Nothing was stored. */
  }
}
