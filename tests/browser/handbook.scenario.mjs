// The handbook where it is needed: opened over what is being typed, looked through while it is typed, and read on a tablet without a line.

import assert from "node:assert/strict";

import { looksRight } from "./harness/look.mjs";
import { scenario } from "./harness/scenario.mjs";
import { DESK } from "./harness/people.mjs";

const WHERE = "Strandveien 4, inngang bak";

scenario("a page of the handbook opens over what is being typed, and closes", async ({ arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  await kari.isLive();
  const { page } = kari;
  await page.getByText("Dra på hjemmebesøk").first().click();
  const where = page.locator("#visit-place-board");
  await where.fill(WHERE);
  await page.locator("a.handbook", { hasText: "hjemmebesøk" }).first().click();
  const book = page.locator("dialog.reads");
  await book.getByText("en adresse politiet finner").waitFor();
  assert.equal(await book.locator("h2").first().innerText(), "Hjemmebesøk, og å tilkalle hjelp");
  await looksRight(kari, "handbook-over-the-page");
  await page.keyboard.press("Escape");
  await book.waitFor({ state: "hidden" });
  assert.equal(await where.inputValue(), WHERE, "what was being typed");
  assert.equal(new URL(page.url()).pathname, "/nurse");
});

scenario("the handbook is looked through while it is typed, and without scripts", async ({ town, arrives }) => {
  const siri = await arrives({ name: "siri", size: DESK });
  const { page } = siri;
  await siri.goes("/handbook/?lang=nb");
  await page.getByLabel("Søk i hele håndboka").pressSequentially("flyet insntilt");
  const first = page.locator("#found li a").first();
  await first.waitFor();
  assert.equal(await first.innerText(), "Transport, rutefly og politi – Når flyet er innstilt");
  assert.equal(await page.locator("#chapters").isVisible(), false);
  await looksRight(siri, "handbook-found-while-typing");
  await page.getByLabel("Søk i hele håndboka").fill("");
  await page.locator("#chapters").waitFor();
  // The server finds the same.
  await page.goto(`${town.server}/handbook/?lang=nb&q=flyet+insntilt`);
  const said = await page.locator("#found li a").first().innerText();
  assert.equal(said, "Transport, rutefly og politi – Når flyet er innstilt");
  await page.locator("#found li a").first().click();
  await page.getByText("Hvor venter dere?").waitFor();
  await looksRight(siri, "handbook-page");
});

scenario("the locum's page is one page on paper", async ({ town, arrives }) => {
  const { page } = await arrives({ name: "jonas", size: DESK });
  for (const language of ["nb", "en"]) {
    await page.goto(`${town.server}/handbook/service/${language}/for-the-locum.md`);
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, language);
  }
});

scenario("a tablet without a line still has the handbook, and nothing about anybody", async ({ arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  kari.forgives(/ERR_INTERNET_DISCONNECTED|Failed to fetch|WebSocket/);
  await kari.isLive();
  const { page } = kari;
  // The worker keeps all of it or nothing.
  await page.evaluate(async () => {
    while (!(await caches.match("/handbook/service/nb/suicide.md"))) await new Promise((again) => requestAnimationFrame(again));
  });
  await kari.context.setOffline(true);
  await kari.goes("/handbook/service/nb/suicide.md");
  await kari.sees("Vi graderer ikke");
  // So are the forms, in her language.
  await kari.goes("/handbook/forms/");
  await page.getByRole("link", { name: "Støttesamtale" }).first().click();
  await page.locator("h1", { hasText: "Støttesamtale" }).waitFor();
  await kari.goes("/handbook/");
  await page.getByLabel("Søk i hele håndboka").fill("tolken");
  await page.locator("#found li a").first().waitFor();
  await kari.goes("/nurse");
  await page.locator("body.offline").waitFor();
  const names = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname);
    return all;
  });
  const others = names.filter((name) => !/^\/(handbook\/|assets\/|offline$|plain\.css$)/.test(name));
  assert.deepEqual(others, [], "kept on the tablet");
  await kari.context.setOffline(false);
});
