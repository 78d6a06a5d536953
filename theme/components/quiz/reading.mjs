/** Reads what somebody wrote as it was meant: words whatever their dress, numbers whatever their dots. */

const HYPHENS = /[-\u2010-\u2015\u2212]/g;
const APOSTROPHES = /['\u2018\u2019\u02bc`\u00b4]/g;
const SYMBOLS = ["€", "$", "£", "¥", "%"];
const NUMBER = /[-+]?(?:\d[\d.,'\s]*\d|[.,]\d+|\d)/;
const MARKS = /[.,'\s]/g;

/** A text to compare: capitals, spaces, hyphens, the form of an apostrophe and a final full stop are gone. */
export function plain(text) {
  const small = text.normalize("NFKC").toLowerCase().trim();
  return small.replace(/[.\u2026]+$/, "").replace(APOSTROPHES, "'").replace(HYPHENS, "").replace(/\s+/g, "");
}

export const same = (one, other) => plain(one) === plain(other);

/**
 * The numbers that a text can mean: none where it is no number, or has a unit other than `unit`;
 * two where a mark may stand before decimals or between thousands, as in "1,920".
 */
export function numbersIn(text, unit) {
  const clean = text.normalize("NFKC").replace(HYPHENS, "-").replace(APOSTROPHES, "'").trim();
  const found = clean.match(NUMBER);
  if (!found) return [];
  const before = clean.slice(0, found.index).trim();
  const after = clean.slice(found.index + found[0].length).trim();
  return [before, after].every((rest) => fits(rest, unit)) ? readings(found[0]) : [];
}

/** Whether what stands beside a number is its unit, or the beginning of it, or the sign of a currency. */
function fits(rest, unit) {
  if (rest === "" || SYMBOLS.includes(rest)) return true;
  const [written, meant] = [plain(rest), plain(unit)];
  return meant.startsWith(written) || written.startsWith(meant);
}

function readings(digits) {
  const marks = [...new Set(digits.match(MARKS) ?? [])];
  const candidates = [...marks.filter((mark) => /[.,]/.test(mark)), null];
  return [...new Set(candidates.map((mark) => reading(digits, mark)).filter(Number.isFinite))];
}

/** The number when `decimal` stands before its decimals, and every other mark between thousands. */
function reading(digits, decimal) {
  const [whole, ...decimals] = decimal === null ? [digits] : digits.split(decimal);
  if (decimals.length > 1 || !/^\d*$/.test(decimals[0] ?? "")) return NaN;
  const groups = whole.replace(/^[-+]/, "").split(MARKS);
  const grouped = groups.length === 1 || (/^[1-9]\d{0,2}$/.test(groups[0]) && groups.slice(1).every((group) => /^\d{3}$/.test(group)));
  if (!grouped || new Set(whole.match(MARKS) ?? []).size > 1) return NaN;
  return Number(`${whole.startsWith("-") ? "-" : ""}${groups.join("")}.${decimals[0] ?? ""}0`);
}
