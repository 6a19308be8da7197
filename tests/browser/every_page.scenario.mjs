// Every page there is, in both languages, light and dark, on a tablet and on a telephone: no violation of WCAG 2.2 AA, and nothing
// wider than the screen. A new page is added to the list here.

import { looksRight } from "./harness/look.mjs";
import { DESK } from "./harness/people.mjs";
import { scenario } from "./harness/scenario.mjs";

/** Pages that anybody may open. */
const OPEN = {
  "sign-in": "/",
  about: "/about",
  "about-in-sami": "/about?lang=se",
  handbook: "/handbook/",
  "handbook-number-nb": "/handbook/service/nb/the-number.md",
  "handbook-number-en": "/handbook/service/en/the-number.md",
  "handbook-doctor-nb": "/handbook/service/nb/for-the-doctor.md",
  "handbook-service-file": "/handbook/operations/service-file.md",
};
/** Whose page is which. */
const SIGNED_IN = {
  kari: { nurse: "/nurse", account: "/account", "second-factor": "/account/second-factor" },
  randi: { leader: "/leader", access: "/leader/access" },
  jonas: { doctor: "/doctor" },
  veggen: { wall: "/wall" },
};
/** Those that are pushed to. */
const LIVE = ["nurse", "doctor", "wall"];

for (const language of ["nb", "en"]) {
  scenario(`every page looks right (${language})`, async ({ telephones, arrives }) => {
    const visitor = await arrives({ name: "a visitor", language });
    for (const [name, path] of Object.entries(OPEN)) {
      await visitor.goes(path);
      await looksRight(visitor, name);
    }
    // A wrong password is said, and said to a screen reader too.
    await visitor.goes("/");
    visitor.forgives(/401/);
    await visitor.page.locator("#username").fill("kari");
    await visitor.page.locator("#password").fill("not this one");
    await visitor.page.locator("main.sign-in form button[type=submit]").first().click();
    await visitor.page.getByRole("alert").first().waitFor();
    await looksRight(visitor, "sign-in-refused");

    for (const [account, pages] of Object.entries(SIGNED_IN)) {
      const person = await (await arrives({ name: account, language })).signsIn();
      for (const [name, path] of Object.entries(pages)) {
        await person.goes(path);
        if (LIVE.includes(name)) await person.isLive();
        await looksRight(person, name);
      }
    }
    if (language === "nb") {
      await looksRight(telephones, "telephones", { sizes: [DESK] });
    }
  });
}
