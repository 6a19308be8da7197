// What the hands do: taps, keys and seconds, counted as somebody tired does them who looks for the letters. The handbook says the same
// numbers, and is held to the taps.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { ROOT } from "./tools.mjs";

/** Milliseconds between two keys. */
const BETWEEN_KEYS = 240;
/** Milliseconds to find the next thing to tap: counted, not waited for. */
const BEFORE_TAP = 500;

export class Hands {
  constructor() {
    Object.assign(this, { taps: 0, keys: 0, began: 0, ended: 0 });
  }

  /** From now on it counts. */
  begin() {
    this.began ||= performance.now();
  }

  async tap(locator) {
    this.begin();
    this.taps += 1;
    await locator.click();
  }

  /** Taps into a field, and writes. */
  async writes(locator, words) {
    await this.tap(locator);
    this.keys += words.length;
    await locator.pressSequentially(words, { delay: BETWEEN_KEYS });
  }

  /** Taps a link that somebody has sent. */
  async follows(person, path) {
    this.begin();
    this.taps += 1;
    await person.goes(path);
  }

  /** Taps on a telephone: picks it up, and presses the key. */
  async takes(telephone) {
    this.begin();
    this.taps += 2;
    await telephone.takes();
  }

  /** While something else is looked at, it does not count. */
  async rests(meanwhile) {
    const from = performance.now();
    await meanwhile();
    this.began += performance.now() - from;
  }

  /** That was it. */
  end() {
    this.ended = performance.now();
  }

  get seconds() {
    return ((this.ended || performance.now()) - this.began + this.taps * BEFORE_TAP) / 1000;
  }

  toString() {
    return `${this.taps} taps, ${this.keys} keys, ${this.seconds.toFixed(0)} s`;
  }
}

/**
 * Prints what was measured, and holds the handbook to it: in each of the pages the row of the table that begins with the words is to
 * have the taps in its second cell. The seconds are this machine's.
 */
export async function measured(t, hands, rows) {
  for (const [page, words] of Object.entries(rows)) {
    t.diagnostic(`measured: ${words}: ${hands}`);
    const text = await readFile(path.join(ROOT, "handbook/service", page), "utf8");
    const row = text.split("\n").find((line) => line.startsWith(`| ${words} |`));
    assert.ok(row, `${page} has no row "${words}"`);
    assert.equal(Number(row.split("|")[2]), hands.taps, `${page}, "${words}": the taps`);
  }
}
