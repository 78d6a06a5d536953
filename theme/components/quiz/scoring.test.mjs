import assert from "node:assert/strict";
import { test } from "node:test";

import {
  fill,
  judge,
  judgeGaps,
  judgeNumber,
  judgeOrder,
  judgeParts,
  judgeText,
  leftOpen,
  markOf,
  missed,
  readiness,
  shuffled,
  spans,
  summarise,
} from "./scoring.mjs";

const options = [
  { id: "a", correct: true },
  { id: "b", correct: false },
  { id: "c", correct: true },
  { id: "d", correct: false },
];
const all = { options, scoring: "all" };
const partial = { options, scoring: "partial" };
const single = { options: options.slice(0, 2), scoring: "all" };

test("an answer without a choice is not ready", () => {
  assert.equal(readiness([]), "none");
  assert.equal(readiness([], 2), "none");
});

test("a multiple choice is ready when as many are chosen as were asked for", () => {
  assert.equal(readiness(["a"], 2), "count");
  assert.equal(readiness(["a", "b", "c"], 2), "count");
  assert.equal(readiness(["a", "b"], 2), "ready");
  assert.equal(readiness(["a"]), "ready");
});

test("an option is right, wrong, missed or idle", () => {
  assert.deepEqual(
    [markOf(true, true), markOf(false, true), markOf(true, false), markOf(false, false)],
    ["right", "wrong", "missed", "idle"],
  );
});

test("the one right option earns the point", () => {
  const { verdict, points, marks } = judge(single, ["a"]);
  assert.deepEqual({ verdict, points, marks }, { verdict: "right", points: 1, marks: { a: "right", b: "idle" } });
});

test("a wrong single choice is wrong and shows what was missed", () => {
  const { verdict, points, marks } = judge(single, ["b"]);
  assert.deepEqual({ verdict, points, marks }, { verdict: "wrong", points: 0, marks: { a: "missed", b: "wrong" } });
});

test("all or nothing gives nothing for half, but says partly right", () => {
  const { verdict, points, found, total } = judge(all, ["a", "b"]);
  assert.deepEqual({ verdict, points, found, total }, { verdict: "partly", points: 0, found: 1, total: 2 });
});

test("partial scoring takes a wrong choice off a right one", () => {
  assert.equal(judge(partial, ["a", "b"]).points, 0);
  assert.equal(judge(partial, ["a"]).points, 0.5);
  assert.equal(judge(partial, ["a", "c"]).points, 1);
  assert.equal(judge(partial, ["a", "b", "c", "d"]).points, 0);
});

test("only wrong choices are wrong, never less than no points", () => {
  const { verdict, points } = judge(partial, ["b", "d"]);
  assert.deepEqual({ verdict, points }, { verdict: "wrong", points: 0 });
});

test("parts earn the point only when all are right, and each shows what it is", () => {
  assert.deepEqual(judgeParts(["x", "y", "x"], ["x", "y", "x"]), {
    verdict: "right",
    found: 3,
    total: 3,
    marks: ["right", "right", "right"],
    points: 1,
  });
  assert.deepEqual(judgeParts(["x", "y", "x"], ["y", "y", ""]), {
    verdict: "partly",
    found: 1,
    total: 3,
    marks: ["wrong", "right", "wrong"],
    points: 0,
  });
  assert.equal(judgeParts(["x", "y"], ["y", "x"]).verdict, "wrong");
});

test("each gap is held against its own words", () => {
  const accept = [["peak", "worst moment"], ["end"]];
  assert.deepEqual(judgeGaps(accept, ["Worst-moment", "End."]).marks, ["right", "right"]);
  assert.deepEqual(judgeGaps(accept, ["end", "end"]).marks, ["wrong", "right"]);
  assert.equal(judgeGaps([["one"]], ["two"]).verdict, "wrong");
});

test("an order is exact, or neighbours may change places", () => {
  const right = ["a", "b", "c", "d"];
  assert.equal(judgeOrder(right, right, 0).verdict, "right");
  assert.deepEqual(judgeOrder(right, ["b", "a", "c", "d"], 0).marks, ["wrong", "wrong", "right", "right"]);
  assert.equal(judgeOrder(right, ["b", "a", "d", "c"], 1).verdict, "right");
  assert.deepEqual(judgeOrder(right, ["c", "a", "b", "d"], 1).marks, ["wrong", "right", "right", "right"]);
});

test("a number is right within its tolerance, its ends included", () => {
  const right = { answer: 0.3, tolerance: 0.1 };
  for (const number of [0.2, 0.3, 0.4, 0.1 + 0.2]) assert.equal(judgeNumber(right, [number]).verdict, "right");
  for (const number of [0.19, 0.41, -0.3]) assert.equal(judgeNumber(right, [number]).verdict, "wrong");
  assert.equal(judgeNumber({ answer: 1920, tolerance: 0 }, [1.92, 1920]).points, 1);
});

test("a near miss is told apart from a right and a wrong answer", () => {
  const key = { accept: ["moment of truth"], near: ["contact", "touch point"] };
  assert.equal(judgeText(key, "Moment of truth").verdict, "right");
  const { verdict, near, points } = judgeText(key, "Touchpoint");
  assert.deepEqual({ verdict, near, points }, { verdict: "near", near: 1, points: 0 });
  assert.equal(judgeText(key, "a call").verdict, "wrong");
  assert.deepEqual(missed([judgeText(key, "contact")]), [0]);
});

test("a summary counts what is done, right and partly right", () => {
  const judgements = [judge(all, ["a", "c"]), judge(partial, ["a"]), judge(single, ["b"]), null];
  assert.deepEqual(summarise(judgements), {
    total: 4,
    done: 3,
    right: 1,
    partly: 1,
    points: 1.5,
    finished: false,
  });
});

test("a summary is finished when every question was answered", () => {
  assert.equal(summarise([judge(single, ["a"])]).finished, true);
});

test("partly right and wrong answers are tried again, unanswered ones are not", () => {
  assert.deepEqual(missed([judge(all, ["a", "c"]), judge(all, ["a"]), null, judge(all, ["b"])]), [1, 3]);
});

test("shuffling keeps every option once", () => {
  assert.deepEqual(shuffled(["a", "b", "c"], () => 0.999), ["c", "b", "a"]);
  assert.deepEqual(shuffled(["a", "b", "c"], () => 0), ["a", "b", "c"]);
  assert.deepEqual([...shuffled([1, 2, 3, 4, 5])].sort(), [1, 2, 3, 4, 5]);
});

test("a message keeps names that it has no value for", () => {
  assert.equal(fill("{right} of {total}, {x}", { right: 1, total: 2 }), "1 of 2, {x}");
});

test("a question that was left open earns nothing, whatever its first order was worth, and is no right one", () => {
  const open = leftOpen(judgeOrder(["x", "y"], ["x", "y"], 0));
  assert.deepEqual([open.verdict, open.points, open.marks], ["open", 0, ["right", "right"]]);
  const { done, right, partly, points, finished } = summarise([open, judge(single, ["a"])]);
  assert.deepEqual({ done, right, partly, points, finished }, { done: 2, right: 1, partly: 0, points: 1, finished: true });
});

test("three numbers in a row or more are read as a span", () => {
  assert.deepEqual([[], [3], [3, 4], [3, 4, 5], [1, 3, 4, 6, 7, 8, 9, 12]].map(spans), ["", "3", "3, 4", "3–5", "1, 3, 4, 6–9, 12"]);
});
