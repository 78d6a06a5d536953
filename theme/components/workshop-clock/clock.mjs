/** Reckons with times of day, dates and numbers of people. Values in, values out. */

const DAY = 24 * 60;
const SHARE = { person: 1, pair: 2, triad: 3 };

export function minutesOf(clock) {
  const [hours, minutes] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

export function clockOf(minutes) {
  const within = ((minutes % DAY) + DAY) % DAY;
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** A time of day printed for one start, moved to another start. */
export function moved(clock, from, to) {
  return clockOf(minutesOf(clock) + minutesOf(to) - minutesOf(from));
}

/** How many of something a number of people needs; a group that is not full still needs its own. */
export function needed(amount, per, participants, size = null) {
  if (per === "room") return amount;
  return amount * Math.ceil(participants / (SHARE[per] ?? size ?? 1));
}

/** The date some days after another, both as 2026-03-09; days may be negative. */
export function dateAfter(date, days) {
  const [year, month, day] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** The date in words of the language of the page. */
export function dateInWords(date, language) {
  const format = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, format).format(new Date(`${date}T00:00:00Z`));
}

const VALID = {
  start: (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  participants: (text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 500,
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && dateIsReal(text),
};

function dateIsReal(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Only what makes sense, whoever wrote it: a form, the address of the page, the storage of the device. */
export function sensible(values) {
  const kept = Object.entries(values ?? {}).filter(([name, text]) => VALID[name]?.(String(text)));
  return Object.fromEntries(kept.map(([name, text]) => [name, String(text)]));
}

export function fromHash(hash) {
  return sensible(Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ""))));
}

/** What differs from the usual values, as the end of an address; empty when nothing does. */
export function toHash(values, usual) {
  const changed = Object.entries(values).filter(([name, text]) => text && text !== usual[name]);
  return changed.length > 0 ? `#${changed.map(([name, text]) => `${name}=${text}`).join("&")}` : "";
}
