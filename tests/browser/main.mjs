// Runs the scenarios beside it in one process, one after the other: every `*.scenario.mjs`, or those whose name holds one of the
// words given. `--pictures` also renews the pictures that the handbook shows.

import { readdir } from "node:fs/promises";
import process from "node:process";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (process.argv.includes("--pictures")) process.env.HJEMMEVAKT_PICTURES = "yes";

const here = new URL(".", import.meta.url);
const all = (await readdir(here)).filter((name) => name.endsWith(".scenario.mjs")).sort();
const chosen = all.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`There is no scenario like that; there are: ${all.join(", ")}`);
  process.exit(2);
}
for (const name of chosen) await import(new URL(name, here));
