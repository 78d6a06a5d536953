import assert from "node:assert/strict";
import { test } from "node:test";

import { account, compare, stillThere } from "./sorting.mjs";

const cards = [
  { id: "a", number: 1, pile: "helps", arguable: false },
  { id: "b", number: 2, pile: "hinders", arguable: true },
  { id: "c", number: 3, pile: "hinders", arguable: false },
];
const words = {
  none: "none",
  same: "{same} of {placed}",
  all_same: "all {placed}",
  one_arguable: "one may be argued",
  some_arguable: "{arguable} may be argued",
};
const told = (placed) => account(compare(cards, placed), words);

test("nothing is placed at first", () => {
  const result = compare(cards, {});
  assert.deepEqual([result.placed, result.total, result.same], [0, 3, 0]);
  assert.equal(told({}), "none");
});

test("a card on the pile of the key is the same", () => {
  const result = compare(cards, { a: "helps", c: "helps" });
  assert.equal(result.same, 1);
  assert.deepEqual(
    result.differing.map((card) => card.number),
    [3],
  );
});

test("a card that is not placed does not differ", () => {
  assert.deepEqual(compare(cards, { a: "helps" }).differing, []);
  assert.equal(told({ a: "helps" }), "all 1");
});

test("a difference that can be argued is said to be one", () => {
  assert.equal(told({ a: "helps", b: "helps" }), "1 of 2 one may be argued");
  assert.equal(told({ a: "hinders" }), "0 of 1");
});

test("several are counted", () => {
  const twice = [...cards, { id: "d", number: 4, pile: "helps", arguable: true }];
  const result = compare(twice, { b: "helps", d: "hinders" });
  assert.equal(account(result, words), "0 of 2 2 may be argued");
});

test("choices for cards or piles that are gone are dropped", () => {
  const stored = { a: "helps", gone: "helps", b: "gone" };
  assert.deepEqual(stillThere(stored, cards, ["helps", "hinders"]), { a: "helps" });
});

test("something else in the storage is no choice", () => {
  assert.deepEqual(stillThere(null, cards, ["helps"]), {});
  assert.deepEqual(stillThere("helps", cards, ["helps"]), {});
  assert.deepEqual(stillThere(["helps"], cards, ["helps"]), {});
});
