/** Where a run sheet stands at a time of day. Values in, values out; times are minutes since midnight. */

/**
 * Steps are `{start, minutes}` in their order. The answer's `state` is `before`, `on` or `after`;
 * `minutes` are those until the start, left in the step, or since the end.
 */
export function whereIn(steps, now) {
  if (steps.length === 0) return { state: "after", minutes: 0 };
  const first = steps[0];
  const last = steps.at(-1);
  if (now < first.start) return { state: "before", minutes: first.start - now, next: 0 };
  const step = steps.findIndex(({ start, minutes }) => now >= start && now < start + minutes);
  if (step < 0) return { state: "after", minutes: now - last.start - last.minutes };
  const left = steps[step].start + steps[step].minutes - now;
  return { state: "on", minutes: left, step, next: step + 1 };
}

/** The place in words: `words` has a phrase for each state, with `{minutes}` in it. */
export function phrase(words, place) {
  return words[place.state].replace("{minutes}", place.minutes);
}
