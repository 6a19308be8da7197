// The page of telephones in a browser of its own, and each telephone on it: what a hand does with it, and what an ear hears.

import { MOTHER, TELEPHONES } from "./town.mjs";
import { PATIENCE } from "./tools.mjs";

export class Telephones {
  static async open(browser, town) {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "nb-NO" });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    await page.goto(`${town.network}/phones`);
    return new Telephones(context, page);
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.problems = [];
    this.violations = [];
    this.language = "nb";
    page.on("pageerror", (error) => this.problems.push(`a script fell over: ${error.stack ?? error}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(`${message.text()} (${message.location().url})`);
    });
  }

  /** The network was away and is back: the page is opened anew, and what it said meanwhile is forgiven. */
  async comesBack() {
    await this.page.reload();
    this.problems.length = 0;
  }

  /** By number, or by the account of whose it is. */
  of(whose) {
    return new Telephone(this.page, TELEPHONES[whose] ?? whose);
  }

  get mother() {
    return this.of(MOTHER);
  }
}

class Telephone {
  constructor(page, number) {
    this.number = number;
    this.card = page.locator(`article[data-number="${number}"]`);
  }

  async dials({ withheld = false } = {}) {
    if (withheld) await this.card.locator("input[name=withheld]").check();
    await this.card.locator("form.dial button").click();
    // It may be answered by the service before anybody looks.
    await this.card.and(this.card.page().locator("[data-state=waiting], [data-state=talking]")).waitFor();
  }

  /** Waits for a state: `free`, `waiting` (dialling), `ringing`, `talking`, `late` (off, busy). */
  async is(state, { timeout = PATIENCE } = {}) {
    await this.card.and(this.card.page().locator(`[data-state="${state}"]`)).waitFor({ timeout }).catch(async (cause) => {
      throw new Error(`${this.number} is not ${state}: ${await this.card.innerText()}`, { cause });
    });
  }

  async rings() {
    await this.is("ringing");
  }

  async isFree() {
    await this.is("free");
  }

  async answers() {
    await this.rings();
    await this.card.locator("button[data-do=answer]").click();
    await this.is("talking");
  }

  async declines() {
    await this.card.locator("button[data-do=decline]").click();
  }

  /** Waits until these words have been heard. */
  async hears(words) {
    await this.card.locator("[data-part=heard] li").filter({ hasText: words }).last().waitFor({ state: "attached" })
      .catch(async (cause) => {
        throw new Error(`${this.number} never heard ${words}: ${await this.card.innerText()}`, { cause });
      });
  }

  async presses(key) {
    await this.card.locator(`button[data-key="${key}"]`).click();
  }

  /** Picks up, is asked for the key, and takes it. */
  async takes() {
    await this.answers();
    await this.hears(/Trykk 1|Press 1/);
    await this.presses("1");
  }

  async says(words) {
    await this.card.locator("form.speak input").fill(words);
    await this.card.locator("form.speak button").click();
  }

  async hangsUp() {
    await this.card.locator("button[data-do=hangup]").click();
    await this.isFree();
  }

  /** Writes to the service. */
  async writes(words) {
    await this.card.locator("details.sms").evaluate((details) => { details.open = true; });
    await this.card.locator("textarea[name=body]").fill(words);
    await this.card.locator("form[data-do=sms] button").click();
  }

  /** Waits until such a message has come. */
  async reads(words) {
    await this.card.locator("[data-part=messages] li").filter({ hasText: words }).first().waitFor({ state: "attached" });
  }
}
