// Her line to the server is cut, or falls silent: within five seconds the page says so, and when it is back it shows what happened
// meanwhile without being asked.

import { scenario } from "./harness/scenario.mjs";

/** Five seconds without a word, and the half second between two looks. */
const SAYS_SO = { timeout: 6_000 };

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
