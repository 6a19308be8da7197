// A document on its page: its fields, and what is said of them.

export const field = (person, name) => person.page.locator(`[data-field="${name}"]`);
export const words = (person, name) => field(person, name).locator("textarea, input:not([type=hidden], [type=radio], [type=checkbox])").first();
/** Waits until the page says that a field is saved. */
export const saved = (person, name) => field(person, name).locator(".written", { hasText: /Lagret \d\d:\d\d:\d\d/ }).waitFor();

/** Waits until this stands in a field. */
export async function stands(person, name, text) {
  const control = await words(person, name).elementHandle();
  await person.page.waitForFunction(([el, wanted]) => el.value === wanted, [control, text]);
}

/** Begins a document from the list of the case, and comes to its page. */
export async function begins(person, name) {
  await person.page.locator(".documents [id^=begin-] > summary").click();
  await person.page.getByRole("button", { name, exact: true }).click();
  await person.page.waitForURL(/\/document\/[0-9a-f-]+$/);
  await person.isLive();
  return new URL(person.page.url()).pathname;
}

/** The first field for words on the page. */
export function firstWords(person) {
  return person.page.locator("[data-item]:not([hidden]) > .form-field:has(textarea)").first().getAttribute("data-field");
}

/** Answers whatever is said to be missing, until nothing is; gives what was written. */
export async function answersAll(person) {
  const { page } = person;
  const written = new Map();
  for (let round = 0; round < 60; round += 1) {
    const link = page.locator(".doc-sign .form-missing li a").first();
    if (!(await link.count())) return written;
    const id = (await link.getAttribute("href")).slice(1);
    // A group that wants an answer is answered in its first field.
    const one = page.locator(`[id="${id}"] [data-field]`).first();
    const name = await one.getAttribute("data-field");
    const choice = one.locator("input[type=radio], input[type=checkbox]").first();
    if (await choice.count()) await choice.check();
    else {
      const control = words(person, name);
      const kind = await control.evaluate((el) => (el.inputMode && el.inputMode !== "text" ? "number" : el.type));
      const text = { date: "2026-01-09", "datetime-local": "2026-01-09T22:00", number: "1" }[kind] ?? `Eget ord om ${name}`;
      await control.fill(text);
      written.set(name, text);
    }
    await saved(person, name);
    await page.waitForFunction(
      ([wanted]) => document.querySelector(".doc-sign .form-missing li a")?.getAttribute("href") !== wanted, [`#${id}`]);
  }
  throw new Error("something is still missing");
}

/** Signs, and sees where in the log it stands. */
export async function signs(person) {
  await person.page.locator(".doc-sign form button[type=submit]").click();
  await person.sees(/^Signert av .*, \d\d:\d\d:\d\d/);
  await person.sees(/Post \d+ i loggen/);
}
