import assert from "node:assert/strict";
import { test } from "node:test";

import { numbersIn, plain, same } from "./reading.mjs";

test("capitals, spaces, hyphens, apostrophes and a final full stop make no difference", () => {
  for (const text of ["moment of truth", " Moment of Truth. ", "moment-of-truth", "moment\u2011of\u2013truth", "MOMENT  OF\u00a0TRUTH…"]) {
    assert.ok(same(text, "moment of truth"), text);
  }
  assert.ok(same("the customer's word", "The customer’s word"));
  assert.ok(same("co-operate", "cooperate"));
});

test("other words and other letters do make a difference", () => {
  assert.ok(!same("moments of truth", "moment of truth"));
  assert.ok(!same("customers", "customer's"));
  assert.ok(!same("cafe", "café"));
  assert.equal(plain(" . "), "");
});

test("a number may have a decimal comma or a decimal point", () => {
  assert.deepEqual(numbersIn("12.5", "days"), [12.5]);
  assert.deepEqual(numbersIn("12,5", "days"), [12.5]);
  assert.deepEqual(numbersIn("0,125", "days"), [0.125]);
  assert.deepEqual(numbersIn(".5", "days"), [0.5]);
  assert.deepEqual(numbersIn("−3", "days"), [-3]);
});

test("thousands may be parted by a point, a comma, a space or an apostrophe", () => {
  for (const text of ["1920000", "1.920.000", "1,920,000", "1 920 000", "1\u202f920\u202f000", "1'920'000", "1’920’000"]) {
    assert.deepEqual(numbersIn(text, "euros"), [1920000], text);
  }
  assert.deepEqual(numbersIn("1,920.50", "euros"), [1920.5]);
  assert.deepEqual(numbersIn("1.920,50", "euros"), [1920.5]);
  assert.deepEqual(numbersIn("1 920,50", "euros"), [1920.5]);
});

test("one mark before three digits can be read either way", () => {
  assert.deepEqual(numbersIn("1,920", "euros"), [1.92, 1920]);
  assert.deepEqual(numbersIn("1.920", "euros"), [1.92, 1920]);
});

test("the unit, the beginning of it and a sign of currency are set aside", () => {
  for (const text of ["40 euros a month", "40 Euros.", "40 euro", "€40", "€ 40", "40€", "40 % ", "40."]) {
    assert.deepEqual(numbersIn(text, "euros a month"), [40], text);
  }
});

test("another unit, a sum, a word or nothing is no number", () => {
  for (const text of ["40 minutes", "40 x 12", "40 12", "5-6", "1.2.3", "1,92,0", "forty", "", "-", "€"]) {
    assert.deepEqual(numbersIn(text, "euros"), [], text);
  }
});
