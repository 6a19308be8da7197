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
    }
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
  person.violations.push(...found);
}

async function violations(page) {
  // Without a page of its own to put the results together: there are no frames here.
  const result = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
  return result.violations.map(
    (violation) =>
      `${violation.id} (${violation.help}): ${violation.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`,
  );
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
