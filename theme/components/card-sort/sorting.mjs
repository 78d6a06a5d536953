/** What somebody's piles have in common with the key. Pure: cards and choices in, an account out. */

/** Only choices that still exist: cards and piles may have been renamed since they were kept. */
export function stillThere(stored, cards, piles) {
  if (stored === null || typeof stored !== "object") return {};
  const known = new Set(cards.map((card) => card.id));
  return Object.fromEntries(Object.entries(stored).filter(([id, pile]) => known.has(id) && piles.includes(pile)));
}

/** How many cards are placed, and how the placed ones stand to the key. */
export function compare(cards, placed) {
  const chosen = cards.filter((card) => card.id in placed);
  const differing = chosen.filter((card) => placed[card.id] !== card.pile);
  return {
    placed: chosen.length,
    total: cards.length,
    same: chosen.length - differing.length,
    differing,
    arguable: differing.filter((card) => card.arguable).length,
  };
}

/** What is to be said about it; `words` are phrases with {blanks}. */
export function account(result, words) {
  const { placed, differing, arguable } = result;
  if (placed === 0) return words.none;
  if (differing.length === 0) return fill(words.all_same, result);
  const parts = [fill(words.same, result)];
  if (arguable > 0) parts.push(fill(arguable === 1 ? words.one_arguable : words.some_arguable, result));
  return parts.join(" ");
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
