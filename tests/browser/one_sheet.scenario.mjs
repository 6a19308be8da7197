// The copy to take home, as it comes out of the browser: one sheet of paper, which is two pages.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { scenario } from "./harness/scenario.mjs";

/** How many pages the page that is open comes to on paper. */
async function pages(page) {
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g).length;
}

scenario("the crisis part is one sheet on paper, with what is needed first on its front", async ({ arrives }) => {
  const siri = await (await arrives({ name: "siri" })).signsIn();
  await siri.goes("/day");
  await siri.page.locator("a.row", { hasText: "Elin Myrvang" }).click();
  await siri.page.waitForURL(/\/patient\/[0-9a-f]+$/);
  const plan = `${new URL(siri.page.url()).pathname}/plan`;
  await siri.goes(`${plan}/print?part=crisis`);
  await siri.sees("Det blir ett ark.");
  await siri.sees("Spør om Tass før du spør om meg", { within: ".take-along" });
  await looksRight(siri, "plan-one-sheet");
  assert.ok((await pages(siri.page)) <= 2, "the crisis part");
  await siri.goes(`${plan}/print`);
  assert.ok((await pages(siri.page)) <= 4, "the whole plan");
  const copy = siri.page.locator(".plan-copies a", { hasText: "Nora Myrvang" });
  await copy.click();
  await siri.sees("Nora tar Tass", { within: ".take-along" });
  assert.equal(await pages(siri.page), 1, "what the sister may be told");
});
