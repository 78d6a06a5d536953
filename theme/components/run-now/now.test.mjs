import assert from "node:assert/strict";
import { test } from "node:test";

import { phrase, whereIn } from "./now.mjs";

const STEPS = [
  { start: 540, minutes: 5 },
  { start: 545, minutes: 20 },
  { start: 565, minutes: 10 },
];

test("before the start it counts down to the first step", () => {
  assert.deepEqual(whereIn(STEPS, 528), { state: "before", minutes: 12, next: 0 });
});

test("a step is on from its first minute to its last", () => {
  assert.deepEqual(whereIn(STEPS, 545), { state: "on", minutes: 20, step: 1, next: 2 });
  assert.deepEqual(whereIn(STEPS, 564), { state: "on", minutes: 1, step: 1, next: 2 });
  assert.deepEqual(whereIn(STEPS, 565), { state: "on", minutes: 10, step: 2, next: 3 });
});

test("after the end it counts up", () => {
  assert.deepEqual(whereIn(STEPS, 580), { state: "after", minutes: 5 });
});

test("a day without steps is over", () => {
  assert.equal(whereIn([], 600).state, "after");
});

test("the place is told in words", () => {
  const words = { before: "starts in {minutes} min", on: "{minutes} min left", after: "over" };
  assert.equal(phrase(words, whereIn(STEPS, 550)), "15 min left");
});
