// Somebody with a browser: signs in, sees, taps. Whatever goes wrong on her pages without being expected fails the scenario.

import { PASSWORD } from "./town.mjs";
import { PATIENCE } from "./tools.mjs";
import { Wire } from "./wire.mjs";

/** The sizes that everything is made for. */
export const TABLET = { width: 820, height: 1180 };
export const PHONE = { width: 390, height: 844 };
/** A PC at legevakt, and a screen on a wall. */
export const DESK = { width: 1366, height: 768 };
const LOCALES = { nb: "nb-NO", en: "en-GB" };

export class Person {
  /** A browser of her own. `language`: nb or en; `scheme`: light or dark. */
  static async arrive(browser, town, { name, size = TABLET, language = "nb", scheme = "light" }) {
    const wire = await Wire.start();
    const context = await browser.newContext({
      viewport: size,
      locale: LOCALES[language],
      colorScheme: scheme,
      hasTouch: size !== DESK,
      timezoneId: "Europe/Oslo",
      proxy: wire.proxy,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    return new Person({ town, name, language, wire, context, page });
  }

  constructor(parts) {
    Object.assign(this, parts);
    this.problems = [];
    this.violations = [];
    // A page that turns to another contact before its line stood gives that line up itself, and opens the next.
    this.forgiven = [/WebSocket is closed before the connection is established/];
    this.page.on("pageerror", (error) => this.problems.push(`a script fell over: ${error.stack ?? error}`));
    this.page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        this.problems.push(`${message.text()} (${message.location().url})`);
      }
    });
  }

  /** From now on such words in the console are what is to be expected: a line that is cut, a server that is gone. */
  forgives(words) {
    this.forgiven.push(words);
  }

  /** What went wrong and was not expected. */
  get unforgiven() {
    return this.problems.filter((problem) => !this.forgiven.some((words) => words.test(problem)));
  }

  /** Signs in as an account of the example, and comes to its own page. `tablet`: on one of the service's tablets. */
  async signsIn(account = this.name, { tablet = false } = {}) {
    this.account = account;
    await this.page.goto(`${this.town.server}/`).catch((error) => {
      // A page that has just been signed out is on its way here by itself, and one of the two is given up.
      if (!error.message.includes("ERR_ABORTED")) throw error;
      return this.page.goto(`${this.town.server}/`);
    });
    await this.page.locator("#username").fill(account);
    await this.page.locator("#password").fill(PASSWORD);
    if (tablet) await this.page.locator("input[name=tablet]").check();
    await this.page.locator("main.sign-in form button[type=submit]").first().click();
    await this.page.waitForURL((url) => url.pathname !== "/");
    return this;
  }

  /** Signs in, and chooses to read the screens in her language: one tap on her account, two on a screen that has none. */
  async signsInAndReads(account = this.name, how = {}) {
    await this.signsIn(account, how);
    const home = new URL(this.page.url()).pathname;
    if (home === "/wall") await this.page.locator("#choose-language summary").click();
    else await this.goes("/account");
    await this.page.locator(`form.languages button[value=${this.language}]`).click();
    await this.page.locator(`html[lang=${this.language}]`).waitFor();
    return this.goes(home);
  }

  async goes(path) {
    await this.page.goto(`${this.town.server}${path}`);
    return this;
  }

  /** Waits until these words are on her screen. `within`: a selector, the whole page otherwise. */
  async sees(words, { within = "body", timeout = PATIENCE } = {}) {
    const found = this.page.locator(within).getByText(words).filter({ visible: true }).first();
    await found.waitFor({ timeout }).catch(async (cause) => {
      const there = await this.page.locator("body").innerText().catch(() => "nothing");
      throw new Error(`${this.name} does not see ${words}; she sees:\n${there}`, { cause });
    });
  }

  /** Waits until these words can be read where they stand: on the screen, and nothing over them. */
  async reads(words, { within = "body", timeout = PATIENCE } = {}) {
    await this.sees(words, { within, timeout });
    const found = this.page.locator(within).getByText(words).filter({ visible: true }).first();
    const over = await found.evaluate((el) => {
      const box = el.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top && (el.contains(top) || top.contains(el)) ? "" : top ? top.outerHTML.slice(0, 200) : "the edge of the screen";
    });
    if (over) throw new Error(`${this.name} cannot read ${words}: under ${over}`);
  }

  /** Waits until there is no such thing on her screen any more. */
  async seesNoMore(selector, words = "") {
    const gone = this.page.locator(selector).filter({ hasText: words });
    await gone.first().waitFor({ state: "hidden" });
  }

  /** Taps a button or a link by its words. */
  async taps(words, { within = "body" } = {}) {
    const place = this.page.locator(within);
    const button = place.getByRole("button", { name: words }).or(place.getByRole("link", { name: words }));
    await button.first().click();
  }

  /** Chooses by the words beside it. */
  async chooses(words) {
    await this.page.getByLabel(words).first().check();
  }

  /** Waits until the page says that its line is there: what happens from now on is shown without asking. */
  async isLive() {
    await this.page.locator(".link.live").first().waitFor();
  }

  async leaves() {
    await this.context.close();
    this.wire.stop();
  }
}

/** As a field for date and time holds it: so many hours after what stands on the page, by the service's clock. */
export async function later(person, hours) {
  const instant = await person.page.locator("time[data-since], time[data-due], time[data-until]").first().evaluate((el) => Number(el.dataset.since ?? el.dataset.due ?? el.dataset.until));
  return new Date(instant + hours * 3_600_000).toLocaleString("sv-SE", { timeZone: "Europe/Oslo" }).slice(0, 16).replace(" ", "T");
}
