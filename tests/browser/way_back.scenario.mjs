// Whoever goes back to a form of the plan that was refused finds a page, with what was typed and why it was refused.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { DESK } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("the way back to a refused form of the plan is a page", async ({ arrives }) => {
  const siri = await (await arrives({ name: "siri", size: DESK })).signsIn();
  await siri.goes("/day");
  await siri.page.locator("a.row", { hasText: "Elin Myrvang" }).click();
  await siri.page.waitForURL(/\/patient\/[0-9a-f]+$/);
  await siri.goes(`${new URL(siri.page.url()).pathname}/plan`);
  await siri.taps("Begynn en ny versjon fra den som gjelder");
  await siri.sees("Versjon 2 av planen til Elin");
  await siri.page.locator("#answer").getByLabel("Ja", { exact: true }).check();
  await siri.page.locator("#answer").getByLabel("Har den", { exact: true }).check();
  await siri.taps("Skriv ned svaret");
  await siri.sees("Ta den i bruk");
  const until = siri.page.locator("#force-until");
  const refused = siri.page.locator("#force [data-problem] p");
  await until.fill("2035-01-31");
  await siri.taps("Ta planen i bruk");
  await refused.waitFor();
  await siri.page.evaluate(() => scrollTo(0, 0));
  await looksRight(siri, "plan-force-refused");
  await siri.page.getByRole("link", { name: "Til planen" }).click();
  await siri.page.waitForURL(/\/plan$/);
  await siri.page.goBack();
  await refused.waitFor();
  assert.equal(await until.inputValue(), "2035-01-31");
});
