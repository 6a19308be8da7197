// Looks at a page as everybody may have it: light and dark, on a tablet and on a telephone, through axe. Keeps a picture of each.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import process from "node:process";

import { PHONE, TABLET } from "./people.mjs";
import { AxeBuilder, ROOT, WORK } from "./tools.mjs";

const SIZES = [TABLET, PHONE];
/** WCAG 2.2 AA and what axe calls good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * The page as it stands, in both schemes and at both sizes: no violation, and nothing wider than the screen. What is found fails the
 * scenario at its end, so that one run tells of everything.
 */
export async function looksRight(person, name, { sizes = SIZES } = {}) {
  const { page } = person;
  const before = page.viewportSize();
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    for (const size of sizes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const look = `${name}-${person.language}-${colorScheme}-${size.width}x${size.height}`;
      await page.screenshot({ path: await place("looked-at", `${look}.png`) });
      found.push(...(await violations(page)).map((violation) => `${look}: ${violation}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${look}: ${wide} px wider than the screen`);
      const written = await page.evaluate(widthWithOneLongWord);
      if (written > Math.max(wide, 0)) found.push(`${look}: ${written} px wider than the screen with one long word in a field`);
    }
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
  person.violations.push(...found);
}

/** What is too wide when somebody writes one word of 300 letters. The fields are as they were before anything is drawn or kept. */
function widthWithOneLongWord() {
  const fields = [...document.querySelectorAll("textarea")].map((field) => [field, field.value]);
  for (const [field] of fields) field.value = "å".repeat(300);
  const wide = document.documentElement.scrollWidth - innerWidth;
  for (const [field, value] of fields) field.value = value;
  return wide;
}

async function violations(page) {
  const found = [];
  for (const violation of await analyzed(new AxeBuilder({ page }).withTags(RULES))) {
    const nodes = [];
    for (const node of violation.nodes) if (!(await isFree(page, violation, node))) nodes.push(node);
    if (nodes.length === 0) continue;
    const told = nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ");
    found.push(`${violation.id} (${violation.help}): ${told}`);
  }
  return found;
}

/** What lies half under the bar at the bottom is too small only where it happens to lie: it counts if it is so in the middle of the screen too. */
async function isFree(page, violation, node) {
  if (violation.id !== "target-size" || !node.failureSummary.includes("partially obscured")) return false;
  const [target] = node.target;
  const scrolled = await page.evaluate(() => scrollY);
  await page.locator(target).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const again = await analyzed(new AxeBuilder({ page }).include(target).withRules(["target-size"]));
  await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), scrolled);
  return again.length === 0;
}

async function analyzed(axe) {
  // Without a page of its own to put the results together: there are no frames here.
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations;
}

/** A picture that the handbook shows: renewed only with `--pictures`. `scheme`: as the screen is at night. */
export async function picture(person, name, size = TABLET, scheme = null) {
  if (!process.env.HJEMMEVAKT_PICTURES) return;
  const { page } = person;
  const before = page.viewportSize();
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: scheme });
  await page.screenshot({ path: path.join(ROOT, "handbook/pictures", `${name}.png`) });
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
}

async function place(...parts) {
  const file = path.join(WORK, ...parts);
  await mkdir(path.dirname(file), { recursive: true });
  return file;
}
