// After the crisis: what the person wants otherwise the next time is written on the form, and signed goes to the plan as a suggestion with one
// tap; the coordinator finds it there.

import { answersAll, begins, field, saved, signs } from "./harness/documents.mjs";
import { looksRight } from "./harness/look.mjs";
import { scenario } from "./harness/scenario.mjs";

const NEXT = "Ring søsteren min først, og sitt på kjøkkenet.";

scenario("what was learnt after a crisis becomes a suggestion for the plan", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  await telephones.mother.dials();
  await telephones.of("kari").takes();
  await kari.sees("Snakker", { within: ".pane" });
  await begins(kari, "Etter krisen");
  await field(kari, "person.next").locator("textarea").fill(NEXT);
  await saved(kari, "person.next");
  await field(kari, "proposal.part").locator("input").last().fill("Hva hjelper");
  await saved(kari, "proposal.part");
  await field(kari, "proposal.what").locator("textarea").fill("Å sitte på kjøkkenet.");
  await saved(kari, "proposal.what");
  await answersAll(kari);
  await signs(kari);
  await kari.sees("Hva hjelper: Å sitte på kjøkkenet.", { within: "[data-region=doc-learnt]" });
  await looksRight(kari, "document-after-crisis");
  await kari.taps("Foreslå dette for planen");
  await kari.sees("Foreslått.", { within: "[data-region=doc-learnt]" });

  // The coordinator's own page.
  const siri = await (await arrives({ name: "siri" })).signsIn();
  await siri.page.locator("a", { hasText: "Elin Myrvang" }).first().click();
  await siri.page.locator("a[href$='/plan']").first().click();
  for (const words of [NEXT, "Hva hjelper: Å sitte på kjøkkenet."]) await siri.sees(words);
});
