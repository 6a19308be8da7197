// Runs the scenarios beside it, a process for each file and two at a time: every `*.scenario.mjs`, or those whose name holds one of the
// words given. Each has a town of its own, and waits more than it works. `--pictures` also renews the pictures that the handbook shows.

import { readdir } from "node:fs/promises";
import process from "node:process";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (process.argv.includes("--pictures")) process.env.HJEMMEVAKT_PICTURES = "yes";

const here = new URL(".", import.meta.url);
const all = (await readdir(here)).filter((name) => name.endsWith(".scenario.mjs")).sort();
const chosen = all.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`There is no scenario like that; there are: ${all.join(", ")}`);
  process.exit(2);
}
// The longest first, so that none of them is begun when everything else is over.
const LONG = ["every_page", "the_", "assessment."];
const long = (name) => LONG.some((word) => name.startsWith(word));
const files = [...chosen.filter(long), ...chosen.filter((name) => !long(name))].map((name) => fileURLToPath(new URL(name, here)));
run({ files, concurrency: 2 })
  .on("test:fail", () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
