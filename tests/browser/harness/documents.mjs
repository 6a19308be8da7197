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
  await person.page.locator(".documents summary").click();
  await person.page.getByRole("button", { name, exact: true }).click();
  await person.page.waitForURL(/\/document\/[0-9a-f-]+$/);
  await person.isLive();
  return new URL(person.page.url()).pathname;
}

/** The first field for words on the page. */
export function firstWords(person) {
  return person.page.locator("[data-item]:not([hidden]) > .form-field:has(textarea)").first().getAttribute("data-field");
}
