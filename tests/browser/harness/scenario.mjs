// One scenario: a town of its own, the people in it, and at the end nothing that went wrong unnoticed.

import assert from "node:assert/strict";
import process from "node:process";
import { after, test } from "node:test";

import { Person } from "./people.mjs";
import { Telephones } from "./telephones.mjs";
import { chromium } from "./tools.mjs";
import { Town } from "./town.mjs";

const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
];

let browser;
after(() => browser?.close());

async function open() {
  browser ??= await chromium.launch({ executablePath: process.env.HJEMMEVAKT_CHROMIUM, args: ARGS });
  return browser;
}

/**
 * `story` is handed `town`; `telephones`, open in a browser; and `arrives({ name, size, language, scheme })`, which gives a person
 * with a browser of her own. Everything is closed afterwards.
 */
export function scenario(name, story) {
  test(name, { timeout: 300_000 }, async (t) => {
    const chromium = await open();
    const town = await Town.start();
    const people = [];
    const telephones = await Telephones.open(chromium, town);
    const arrives = async (who) => {
      const person = await Person.arrive(chromium, town, who);
      people.push(person);
      return person;
    };
    try {
      await story({ town, telephones, arrives, t });
      for (const person of people) assert.deepEqual(person.unforgiven, [], `on ${person.name}'s pages`);
      assert.deepEqual(telephones.problems, [], "on the page of telephones");
      assert.deepEqual([...people, telephones].flatMap((person) => person.violations), [], "how the pages look");
      assert.doesNotMatch(await town.log(), /panicked|"level":"ERROR"| ERROR /, "in the server's log");
    } catch (problem) {
      console.error(`${name}: the end of the server's log:\n${(await town.log()).split("\n").slice(-15).join("\n")}`);
      throw problem;
    } finally {
      await Promise.all(people.map((person) => person.leaves()));
      await telephones.context.close();
      await town.stop();
    }
  });
}
