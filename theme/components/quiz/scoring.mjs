/** Decides what an answer is worth. Values in, values out: nothing here knows the page. */

import { plain, same } from "./reading.mjs";

/**
 * Whether an answer can be checked yet: "ready", "none" (nothing chosen) or "count" (another
 * number was asked for).
 */
export function readiness(chosen, select = null) {
  if (chosen.length === 0) return "none";
  return select !== null && chosen.length !== select ? "count" : "ready";
}

/** What one option shows after checking: "right", "wrong", "missed" or "idle". */
export function markOf(correct, chosen) {
  if (chosen) return correct ? "right" : "wrong";
  return correct ? "missed" : "idle";
}

/**
 * Judges an answer.
 * question: {options: [{id, correct}], scoring: "all" | "partial"}; chosen: ids.
 */
export function judge(question, chosen) {
  const marks = Object.fromEntries(
    question.options.map(({ id, correct }) => [id, markOf(correct, chosen.includes(id))]),
  );
  const count = (mark) => Object.values(marks).filter((each) => each === mark).length;
  const found = count("right");
  const total = found + count("missed");
  const verdict = verdictOf(found, total, count("wrong"));
  return { verdict, found, total, marks, points: pointsOf(question.scoring, verdict, found, total, count("wrong")) };
}

function verdictOf(found, total, wrong) {
  if (found === total && wrong === 0) return "right";
  return found > 0 && total > 1 ? "partly" : "wrong";
}

/** A wrong choice takes back what a right one earned, so choosing everything earns nothing. */
function pointsOf(scoring, verdict, found, total, wrong) {
  if (verdict === "right") return 1;
  return scoring === "partial" ? Math.max(0, found - wrong) / total : 0;
}

/** Judges an answer of several parts, from what each of them shows: only the whole earns the point. */
function judgeMarks(marks) {
  const found = marks.filter((mark) => mark === "right").length;
  const verdict = verdictOf(found, marks.length, marks.length - found);
  return { verdict, found, total: marks.length, marks, points: verdict === "right" ? 1 : 0 };
}

const marked = (isRight) => (isRight ? "right" : "wrong");

/** Each part has one counterpart: `right` and `given` name them in the order of the parts. */
export function judgeParts(right, given) {
  return judgeMarks(right.map((target, index) => marked(given[index] === target)));
}

/** Each gap has words that fit: `accept` lists them in the order of the gaps. */
export function judgeGaps(accept, given) {
  return judgeMarks(accept.map((texts, index) => marked(texts.some((text) => same(text, given[index])))));
}

/** A thing is in its place when it is no further from it than `tolerance`. */
export function judgeOrder(right, given, tolerance) {
  return judgeMarks(given.map((name, index) => marked(Math.abs(right.indexOf(name) - index) <= tolerance)));
}

/** A number may be read in more ways than one; it is right when one of them is. */
export function judgeNumber({ answer, tolerance }, readings) {
  const slip = 1e-9 * Math.max(1, Math.abs(answer)); // binary fractions: 0.1 + 0.2 is not quite 0.3
  return judgeMarks([marked(readings.some((number) => Math.abs(number - answer) <= tolerance + slip))]);
}

/** Right, wrong, or one of the answers that come near: `near` is then its place among them. */
export function judgeText({ accept, near }, text) {
  const judgement = judgeMarks([marked(accept.some((each) => same(each, text)))]);
  const place = near.map(plain).indexOf(plain(text));
  return judgement.verdict === "wrong" && place >= 0 ? { ...judgement, verdict: "near", near: place } : judgement;
}

/** A question that was left open is not wrong, but it earns nothing. */
export function leftOpen(judgement) {
  return { ...judgement, verdict: "open", points: 0 };
}

/** Adds up judgements; null stands for a question not yet answered. */
export function summarise(judgements) {
  const done = judgements.filter((each) => each !== null);
  const having = (verdict) => done.filter((each) => each.verdict === verdict).length;
  return {
    total: judgements.length,
    done: done.length,
    right: having("right"),
    partly: having("partly"),
    points: done.reduce((sum, each) => sum + each.points, 0),
    finished: done.length === judgements.length,
  };
}

/** The places of the questions to try again. */
export function missed(judgements) {
  return judgements.flatMap((each, place) => (each && each.verdict !== "right" ? [place] : []));
}

/** Rising numbers to read: three or more in a row shrink to the first and the last, as in "2, 4–7". */
export function spans(numbers) {
  const runs = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(", "))).join(", ");
}

/** The same things in another order; random() is given, so that a test can foresee it. */
export function shuffled(things, random = Math.random) {
  const rest = [...things];
  return things.map(() => rest.splice(Math.floor(random() * rest.length), 1)[0]);
}

/** Fills {names} in a text. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
