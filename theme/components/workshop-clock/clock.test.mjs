import assert from "node:assert/strict";
import { test } from "node:test";

import { clockOf, dateAfter, dateInWords, fromHash, minutesOf, moved, needed, sensible, toHash } from "./clock.mjs";

test("a clock is minutes since midnight and back", () => {
  assert.equal(minutesOf("09:25"), 565);
  assert.equal(clockOf(565), "09:25");
});

test("a clock goes round at midnight", () => {
  assert.equal(clockOf(24 * 60 + 5), "00:05");
  assert.equal(clockOf(-10), "23:50");
});

test("an agenda moves with its start", () => {
  assert.equal(moved("09:25", "09:00", "08:30"), "08:55");
  assert.equal(moved("08:45", "09:00", "13:15"), "13:00");
});

test("people share materials", () => {
  assert.equal(needed(2, "person", 13), 26);
  assert.equal(needed(1, "pair", 13), 7);
  assert.equal(needed(1, "triad", 13), 5);
  assert.equal(needed(3, "group", 13, 5), 9);
  assert.equal(needed(4, "room", 13), 4);
});

test("a date goes over months, years and leap days", () => {
  assert.equal(dateAfter("2027-01-10", -14), "2026-12-27");
  assert.equal(dateAfter("2028-02-28", 1), "2028-02-29");
});

test("a date does not slip with the time zone or summer time", () => {
  assert.equal(dateAfter("2026-03-28", 2), "2026-03-30");
  assert.equal(dateInWords("2026-03-30", "en-GB"), "Mon, 30 Mar 2026");
});

test("nonsense from an address is left out", () => {
  assert.deepEqual(fromHash("#start=08:30&participants=14&date=2026-12-01"), {
    start: "08:30",
    participants: "14",
    date: "2026-12-01",
  });
  assert.deepEqual(fromHash("#start=25:00&participants=0&date=2026-02-30&x=1"), {});
  assert.deepEqual(fromHash("#agenda"), {});
});

test("nonsense from storage is left out", () => {
  assert.deepEqual(sensible(null), {});
  assert.deepEqual(sensible({ start: 7, participants: 12 }), { participants: "12" });
});

test("an address holds only what differs from the usual", () => {
  const usual = { start: "09:00", participants: "12", date: "" };
  assert.equal(toHash({ start: "09:00", participants: "12", date: "" }, usual), "");
  assert.equal(toHash({ start: "08:30", participants: "12", date: "2026-12-01" }, usual), "#start=08:30&date=2026-12-01");
});

test("what goes into an address comes back out", () => {
  const values = { start: "08:30", participants: "9", date: "2026-12-01" };
  assert.deepEqual(fromHash(toHash(values, { start: "09:00", participants: "12", date: "" })), values);
});
