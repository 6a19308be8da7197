// What was typed in a plan and not kept says something about somebody. On a PC that is nobody's it stays in the tab, and goes when she signs
// out, after she was asked; on a tablet it waits for her.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { DESK } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

const WORDS = "tre av de gule om kvelden";

/** Where these words lie in the browser. */
const lie = (person) => person.page.evaluate((words) => {
  const holds = (place) => Object.values(place).some((value) => decodeURIComponent(value.replaceAll("+", " ")).includes(words));
  return { local: holds(localStorage), session: holds(sessionStorage) };
}, WORDS);

/** A medicine with no name and no source: the server does not take half of it. */
async function writesHalf(siri) {
  await siri.goes("/day");
  await siri.page.locator("a.row", { hasText: "Elin Myrvang" }).click();
  await siri.page.waitForURL(/\/patient\/[0-9a-f]+$/);
  await siri.goes(`${new URL(siri.page.url()).pathname}/plan`);
  await siri.taps("Begynn en ny versjon fra den som gjelder");
  await siri.sees("Versjon 2 av planen til Elin");
  const fold = siri.page.locator("[data-fold]", { has: siri.page.locator("#part-medication") });
  if (!(await fold.evaluate((el) => el.open))) await fold.locator("summary").click();
  await fold.locator("[data-add-entry]").click();
  await fold.locator("[name$='.dose']").last().fill(WORDS);
  await fold.locator("[data-saved]").filter({ hasText: /\S/, hasNotText: /^lagret/ }).waitFor();
}

scenario("what is not kept of a plan goes from a PC with whoever wrote it", async ({ arrives }) => {
  const siri = await (await arrives({ name: "siri", size: DESK })).signsIn();
  siri.forgives(/409/);
  await writesHalf(siri);
  assert.deepEqual(await lie(siri), { local: false, session: true });
  await siri.page.reload();
  assert.deepEqual(await lie(siri), { local: false, session: true });
  await siri.goes("/account");
  await siri.taps("Logg ut");
  await siri.sees("er ikke lagret");
  await looksRight(siri, "account-unsent");
  assert.deepEqual(await lie(siri), { local: false, session: true });
  await siri.taps("Logg ut og slett");
  await siri.page.locator("#username").waitFor();
  assert.deepEqual(await lie(siri), { local: false, session: false });
});
