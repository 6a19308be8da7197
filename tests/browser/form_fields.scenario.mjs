// A form of the handbook with her thumb: what is asked comes and goes, children get a row each, and whatever was chosen can be taken away.
// Nothing is saved here: the form stands among the parts that pages are made of.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("a form asks what it has to, and no more", async ({ arrives }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await kari.goes("/look");
  const form = kari.page.locator("[data-fields]");
  const field = (name, value) => form.locator(`[name="${name}"]${value ? `[value="${value}"]` : ""}`);
  const shown = (name) => form.locator(`[data-item="${name}"]`).isVisible();

  // Nothing is chosen, and of children only whether there are any.
  assert.equal(await form.locator("input:checked").count(), 0);
  assert.equal(await shown("child"), false);
  await field("any", "true").check();
  assert.equal(await shown("child"), true);
  assert.equal(await shown("welfare"), true);

  // A row for each child. A row keeps its number; what one row says changes nothing in another.
  await field("child.name").fill("Ailo");
  await form.locator("[data-add-row]").click();
  await field("child.name:1").fill("Marja");
  await form.locator("[data-add-row]").click();
  await field("child.name:2").fill("Nils");
  assert.equal(await field("child.name").inputValue(), "Ailo");
  // Versions of the form differ in what they ask of each child.
  const rows = (await form.locator(".form-row:visible legend").allTextContents()).filter((words) => words.startsWith("Barn, "));
  assert.deepEqual(rows, ["Barn, 1", "Barn, 2", "Barn, 3"]);
  const ids = await kari.page.locator("[id]").evaluateAll((all) => all.map((el) => el.id));
  assert.equal(new Set(ids).size, ids.length, "every id once");
  await form.getByLabel("Navn").nth(2).fill("Nils Ante");
  assert.equal(await field("child.name:2").inputValue(), "Nils Ante");

  // What hangs on an answer comes with it and goes with it, and is still there when it comes back.
  await field("welfare.told", "yes").check();
  assert.equal(await shown("welfare.when"), true);
  await field("welfare.why").fill("Alene hjemme i natt");
  await looksRight(kari, "form-filled-in");
  await form.locator("[data-item='welfare.told'] [data-clear]").click();
  assert.equal(await field("welfare.told", "yes").isChecked(), false);
  assert.equal(await shown("welfare.why"), false);
  await field("welfare.told", "will").check();
  assert.equal(await shown("welfare.when"), false);
  assert.equal(await field("welfare.why").inputValue(), "Alene hjemme i natt");
  await field("any", "false").check();
  assert.equal(await shown("child"), false);
  assert.equal(await shown("welfare.why"), false);

  // With a thumb: every choice and every field is at least 56 pixels high.
  await field("any", "true").check();
  const small = await form.locator(".choice:visible, .form-field input:visible:not([type=radio]):not([type=checkbox]), textarea:visible, button:visible")
    .evaluateAll((all) => all.filter((el) => el.getBoundingClientRect().height < 55.5).map((el) => el.outerHTML.slice(0, 120)));
  assert.deepEqual(small, []);
});
