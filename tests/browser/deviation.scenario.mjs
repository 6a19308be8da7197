// Something was not as it should be. The nurse says so from her board in under a minute, with one hand; the leader follows it until it is
// over, and the nurse sees how it ended. Taps and seconds are counted: the handbook has them from here.

import assert from "node:assert/strict";

import { Hands, measured } from "./harness/hands.mjs";
import { looksRight } from "./harness/look.mjs";
import { PHONE } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

/** A deviation, from the board until it is reported. */
const A_MINUTE = 60;

scenario("a nurse reports a deviation in under a minute, and sees what changes", async ({ arrives, t }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  await kari.isLive();
  const { page } = kari;
  const hands = new Hands();
  await hands.tap(page.getByRole("link", { name: "Meld et avvik" }));
  await kari.sees("Ble noen skadet?");
  await hands.rests(() => looksRight(kari, "deviation-new"));
  await hands.writes(page.getByLabel("Hva skjedde?"), "Døra til venterommet var låst. En pårørende sto ute.");
  await hands.tap(page.getByText("Nei, men det kunne skjedd"));
  await hands.writes(page.getByLabel("Hva ble gjort med en gang?"), "Låste opp, beklaget.");
  await hands.tap(page.getByRole("button", { name: "Meld", exact: true }));
  await kari.sees("Takk. Lederen har fått avviket.");
  hands.end();
  assert.ok(hands.seconds < A_MINUTE, `${hands}`);
  await measured(t, hands, {
    "nb/when-something-goes-wrong.md": "Melde et avvik, fra tavlen til det er meldt",
    "en/when-something-goes-wrong.md": "Report a deviation, from the board until it is reported",
  });
  await looksRight(kari, "deviation-sent");
  await page.getByRole("link", { name: "Se hva som skjer med det" }).click();
  await kari.sees("Døra til venterommet var låst.");
  assert.equal(await page.getByRole("button", { name: "Lukk avviket" }).count(), 0, "that is the leader's to say");

  const randi = await (await arrives({ name: "randi" })).signsIn();
  await randi.goes("/leader");
  await randi.page.getByRole("link", { name: /^Avvik/ }).click();
  await looksRight(randi, "deviations");
  await randi.page.getByRole("link", { name: /Døra til venterommet/ }).click();
  await randi.page.getByRole("button", { name: "Jeg følger det" }).click();
  await randi.page.getByLabel("Hva fant dere?").fill("Låsen går i lås av seg selv.");
  await looksRight(randi, "deviation");
  await randi.page.getByLabel("Hva endres?").fill("Vaktmesteren bytter den i morgen.");
  await randi.page.getByRole("button", { name: "Lukk avviket" }).click();
  await randi.sees("Åpne det igjen");

  await page.reload();
  await kari.sees("Vaktmesteren bytter den i morgen.");
  await looksRight(kari, "deviation-closed");
  await kari.goes("/deviation");
  await kari.sees("Ingen avvik er åpne.");
  await looksRight(kari, "deviations-hers");
});

const WORDS = "Telefonen på legevakten sto uten strøm i natt.";

scenario("what is typed without a line is kept, sent once, and shown to nobody else at the tablet", async ({ arrives }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  kari.forgives(/WebSocket|ERR_|Failed to (load|fetch)/);
  await kari.goes("/deviation/new");
  await kari.isLive();
  const { page } = kari;
  const said = page.getByLabel("Hva skjedde?");
  const send = page.getByRole("button", { name: "Meld", exact: true });
  await said.fill(WORDS);
  await kari.chooses("Nei, men det kunne skjedd");
  await kari.context.setOffline(true);
  await send.click();
  await kari.reads(/^Ikke sendt: linjen er borte\./);
  assert.equal(await said.inputValue(), WORDS);
  await looksRight(kari, "deviation-not-sent", { sizes: [PHONE] });
  await kari.context.setOffline(false);

  // Whoever sits down at the same tablet meanwhile sees nothing of it.
  await page.evaluate(() => fetch("/sign-out", { method: "POST" }));
  await kari.signsIn("aslak");
  await kari.goes("/deviation/new");
  await kari.isLive();
  assert.equal(await said.inputValue(), "");
  await page.evaluate(() => fetch("/sign-out", { method: "POST" }));

  await kari.signsIn("kari");
  await kari.goes("/deviation/new");
  await kari.sees(/^kladd fra/);
  assert.equal(await said.inputValue(), WORDS);
  assert.ok(await page.getByLabel("Nei, men det kunne skjedd").isChecked());
  await send.click();
  await kari.sees("Takk. Lederen har fått avviket.");
  await kari.goes("/deviation/new");
  await kari.isLive();
  assert.equal(await said.inputValue(), "", "the service has it: nothing is kept any more");
  await kari.goes("/deviation");
  await kari.sees(WORDS);
  assert.equal(await page.getByText(WORDS).count(), 1);

  // What is added to it is kept as well.
  await kari.taps(/Telefonen på legevakten/);
  await page.getByText("Skriv noe til", { exact: true }).first().click();
  const note = page.getByLabel("Hva vil du legge til?");
  await note.fill("Strømmen kom tilbake klokka fem.");
  await kari.context.setOffline(true);
  await page.getByRole("button", { name: "Skriv noe til" }).click();
  await kari.reads(/^Ikke sendt: linjen er borte\./);
  await kari.context.setOffline(false);
  await page.reload();
  await kari.sees(/^kladd fra/);
  await page.getByRole("button", { name: "Skriv noe til" }).click();
  await kari.sees("Strømmen kom tilbake klokka fem.", { within: "ol.notes" });
  assert.equal(await note.inputValue(), "");
  assert.equal(await page.locator("ol.notes li").count(), 1);
});

/** Whatever the page sends arrives, and no answer comes back, until it is loaded again. The service worker takes no part in it. */
async function losesTheAnswer(page) {
  await page.evaluate(() => {
    const sends = window.fetch;
    window.fetch = async (...what) => {
      await sends(...what);
      throw new TypeError("the line went");
    };
  });
}

scenario("pressed again after an answer that was lost and a page that was loaded again, it is one deviation", async ({ arrives }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  kari.forgives(/ERR_|Failed to (load|fetch)|409/);
  const { page } = kari;
  const said = page.getByLabel("Hva skjedde?");
  const send = page.getByRole("button", { name: "Meld", exact: true });
  await kari.goes("/deviation/new");
  await kari.isLive();
  await said.fill("Nøkkelen til medisinrommet var borte i natt.");
  await kari.chooses("Nei, men det kunne skjedd");
  // The service has it, and the line goes before it can say so.
  await losesTheAnswer(page);
  await send.click();
  await kari.reads(/^Ikke sendt: linjen er borte\./);
  await page.reload();
  await kari.isLive();
  await kari.sees(/^kladd fra/);

  // Changed meanwhile: she reads that the first came through, and nothing is sent until she says so.
  const words = await said.inputValue();
  await said.fill(`${words} Hun er funnet.`);
  await send.click();
  await kari.reads(/det du sendte først, kom fram/);
  await looksRight(kari, "deviation-came-through", { sizes: [PHONE] });
  await kari.goes("/deviation");
  assert.equal(await page.getByText("Nøkkelen til medisinrommet").count(), 1);
  await page.evaluate(() => localStorage.clear());
});

scenario("the same press again is answered with the first one", async ({ arrives }) => {
  const kari = await (await arrives({ name: "kari", size: PHONE })).signsIn();
  kari.forgives(/ERR_|Failed to (load|fetch)/);
  const { page } = kari;
  for (const [path, button, line, fills] of [
    ["deviation", "Meld", "Lyset i gangen", { "Hva skjedde?": "Lyset i gangen på legevakten er borte.", "Nei, men det kunne skjedd": null }],
    ["complaint", "Skriv ned", "Broren, 900 00 032", { "Hva klager de på?": "Gangen var mørk.", "Pårørende": null, "Navn, og hvordan de vil ha svaret": "Broren, 900 00 032" }],
  ]) {
    await kari.goes(`/${path}/new`);
    await kari.isLive();
    for (const [label, words] of Object.entries(fills)) {
      if (words) await page.getByLabel(label).fill(words);
      else await kari.chooses(label);
    }
    const send = page.getByRole("button", { name: button, exact: true });
    await losesTheAnswer(page);
    await send.click();
    await kari.reads(/^Ikke sendt: linjen er borte\./);
    await page.reload();
    await kari.isLive();
    await kari.sees(/^kladd fra/);
    await send.click();
    await page.waitForURL(new RegExp(`/${path}/new\\?sent=`));
    await kari.goes(`/${path}`);
    assert.equal(await page.getByText(line).count(), 1, `one ${path}`);
  }
});
