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

/** Somebody else has written in the part meanwhile: what she types waits until she says what is to stand. */
async function writesBeside(siri) {
  await siri.goes("/day");
  await siri.page.locator("a.row", { hasText: "Elin Myrvang" }).click();
  await siri.page.waitForURL(/\/patient\/[0-9a-f]+$/);
  await siri.goes(`${new URL(siri.page.url()).pathname}/plan`);
  await siri.taps("Begynn en ny versjon fra den som gjelder");
  await siri.sees("Versjon 2 av planen til Elin");
  const fold = siri.page.locator("[data-fold]", { has: siri.page.locator("#part-helps") });
  if (!(await fold.evaluate((el) => el.open))) await fold.locator("summary").click();
  await fold.evaluate(async (el) => {
    const form = el.querySelector("form[data-part]");
    const body = new URLSearchParams(new FormData(form));
    body.set("0.what", "det en annen skrev");
    const headers = { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded" };
    await fetch(form.action, { method: "POST", headers, body });
  });
  await fold.locator("textarea").last().fill("tre av de gule");
  await fold.locator(".conflict").waitFor();
  await fold.locator("textarea").last().fill(WORDS);
}

scenario("what is not kept of a plan goes from a PC with whoever wrote it", async ({ arrives }) => {
  const siri = await (await arrives({ name: "siri", size: DESK })).signsIn();
  siri.forgives(/409/);
  await writesBeside(siri);
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
