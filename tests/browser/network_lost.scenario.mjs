// Her line to the server is cut, or falls silent: within five seconds the page says so, and when it is back it shows what happened
// meanwhile without being asked.

import { looksRight } from "./harness/look.mjs";
import { PHONE, TABLET } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

/** Five seconds without a word, and the half second between two looks. */
const SAYS_SO = { timeout: 6_000 };
/** For her tablet. */
const PIN = "493817";

scenario("a lost network shows within five seconds, and what was missed comes with it", async ({ telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn();
  kari.forgives(/WebSocket|ERR_|Failed to (load|fetch)/);
  await kari.isLive();

  kari.wire.fallSilent();
  await kari.sees(/kobler til igjen, viser/, { within: ".link", ...SAYS_SO });
  await telephones.mother.dials();
  await telephones.of("kari").rings();
  await kari.seesNoMore(".sheet");
  kari.wire.mend();
  await kari.isLive();
  await kari.sees("Ringer deg", { within: ".sheet" });

  kari.wire.cut();
  await kari.sees(/kobler til igjen, viser/, { within: ".link", ...SAYS_SO });
  await telephones.mother.hangsUp();
  await telephones.of("kari").isFree();
  kari.wire.mend();
  await kari.isLive();
  await kari.seesNoMore(".sheet");
  await kari.sees("La på før svar");

  await kari.context.setOffline(true);
  await kari.sees(/frakoblet siden/, { within: ".link", ...SAYS_SO });
  await kari.context.setOffline(false);
  await kari.isLive();
});

scenario("a server that has stopped shows while the ringing covers the bar", async ({ town, telephones, arrives }) => {
  const kari = [];
  for (const size of [TABLET, PHONE]) kari.push(await (await arrives({ name: "kari", size })).signsIn());
  for (const screen of kari) {
    screen.forgives(/WebSocket|ERR_|Failed to (load|fetch)/);
    await screen.isLive();
  }
  await telephones.mother.dials();
  for (const screen of kari) await screen.sees("Ringer deg", { within: ".sheet" });
  for (const screen of kari) await screen.seesNoMore(".lost-over");

  town.stopServer();
  try {
    await Promise.all(kari.map((screen) => screen.reads(/Ingen forbindelse\. Dette er fra \d\d:\d\d/, SAYS_SO)));
    // The main action is still where the thumb is.
    for (const screen of kari) await screen.reads("Jeg tar den", { within: ".sheet" });
    for (const screen of kari) await looksRight(screen, "nurse-ringing-lost", { sizes: [screen.page.viewportSize()] });
  } finally {
    town.stopServer(true);
  }
  for (const screen of kari) {
    await screen.isLive();
    await screen.seesNoMore(".lost-over");
  }
});

scenario("a locked tablet says that its line is gone", async ({ town, telephones, arrives }) => {
  const kari = await (await arrives({ name: "kari" })).signsIn("kari", { tablet: true });
  kari.forgives(/ERR_|Failed to (load|fetch)/);
  await kari.page.locator("#pin").fill(PIN);
  await kari.page.locator("#again").fill(PIN);
  await kari.page.locator("form[action='/account/pin'] button").first().click();
  await kari.isLive();
  await kari.goes("/account");
  await kari.page.locator("form[action='/lock'] button").click();
  await kari.page.locator("[data-ringing]").waitFor();
  await telephones.mother.dials();
  await kari.sees("Ringer deg", { within: "[data-ringing]" });
  town.stopServer();
  try {
    await kari.reads(/Ingen forbindelse\. Dette er fra \d\d:\d\d/, SAYS_SO);
    await looksRight(kari, "locked-ringing-lost");
  } finally {
    town.stopServer(true);
  }
  await kari.seesNoMore(".lost-over");
  await kari.sees("Ringer deg", { within: "[data-ringing]" });
});
