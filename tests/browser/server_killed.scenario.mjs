// The server is killed while a telephone rings: the demo starts it again, the ringing goes on, and the answer gets through.

import { scenario } from "./harness/scenario.mjs";

scenario("the server is killed while it rings, and the ringing goes on", async ({ town, telephones, arrives }) => {
  const aslak = await (await arrives({ name: "aslak" })).signsIn();
  await aslak.isLive();
  aslak.forgives(/WebSocket|ERR_|Failed to (load|fetch)/);
  await telephones.mother.dials();
  await telephones.of("kari").rings();
  town.killServer();
  await town.serverIsBack();
  // Nobody touches a screen: the page finds its way back by itself, and shows what happens.
  await aslak.isLive();
  await aslak.sees("Ringer deg", { within: ".sheet" });
  await telephones.of("aslak").takes();
  // What is said before both are there is heard by nobody.
  await aslak.sees("Snakker", { within: ".pane" });
  await telephones.mother.says("Er det noen der?");
  await telephones.of("aslak").hears("Er det noen der?");
  await aslak.seesNoMore(".sheet");
  await telephones.of("kari").isFree();
});
