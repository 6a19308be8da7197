// A relative rings, the nurse's telephone rings out, the backup's is answered, they hear each other, she says how it ended; and the
// wall follows, without knowing who.

import assert from "node:assert/strict";

import { looksRight, picture } from "./harness/look.mjs";
import { DESK, PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

scenario("a relative rings, the backup answers, they talk, and the wall follows", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  const aslak = await (await arrives({ name: "aslak", size: PHONE })).signsIn();
  const wall = await (await arrives({ name: "veggen", size: DESK })).signsIn();
  for (const person of [kari, aslak, wall]) await person.isLive();
  await kari.sees("Ingen venter");
  await wall.sees("Ingen venter");
  await looksRight(kari, "nurse-quiet");

  await telephones.mother.dials();
  // Kari first, whom Elin prefers: she has the duty in one week and the backup in the next.
  await wall.sees(/Ringer (sykepleieren|backup)/);
  await telephones.mother.hears("Ved fare for liv, ring 113. Du kan også bli her.");
  await telephones.of("kari").rings();
  await kari.sees("Ringer deg", { within: ".sheet" });
  await kari.sees("Berit Myrvang", { within: ".sheet" });
  await picture(kari, "ringing", TABLET, "dark");
  await picture(wall, "wall", DESK);
  await looksRight(kari, "nurse-ringing");
  await looksRight(wall, "wall-ringing");
  // Between the sentences there is a tone, and a hand on the telephone hears it.
  await telephones.mother.hears("waiting.wav");

  // She does not take it: after 25 seconds the backup's rings as well, and she sees it coming.
  await aslak.sees("Ringer deg", { within: ".sheet" });
  await telephones.of("aslak").takes();
  // What is said before both are there is heard by nobody.
  await aslak.sees("Snakker", { within: ".pane" });
  await telephones.of("kari").isFree();
  await kari.seesNoMore(".sheet");
  await telephones.mother.says("Han svarer ikke.");
  await telephones.of("aslak").hears("Han svarer ikke.");
  await telephones.of("aslak").says("Jeg er her.");
  await telephones.mother.hears("Jeg er her.");
  await wall.sees("Snakker");
  const onTheWall = await wall.page.locator("body").innerText();
  assert.doesNotMatch(onTheWall, /Elin|Berit|Myrvang|mor |mother|aslak|kari|900 00/i);
  await looksRight(aslak, "nurse-talking");

  await telephones.mother.hangsUp();
  // On a telephone the board comes first again: the row leads to the question.
  await aslak.page.locator("a.row").filter({ hasText: "Berit Myrvang" }).first().click();
  await aslak.chooses("Hjulpet på telefon");
  await aslak.page.locator("input[name=next][value=settled]").check();
  await looksRight(aslak, "nurse-outcome");
  await aslak.page.locator("form[data-act=outcome] button[data-main]").click();
  await aslak.sees("Hjulpet på telefon", { within: ".say.green" });
  await wall.sees("Ingen venter");
  await wall.seesNoMore(".tile", "Snakker ");
});
