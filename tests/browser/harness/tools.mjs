// What was installed for these tests lies in target/browser, not beside them: found here, and nowhere else.

import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";

/** The folder of what is installed, and of what the tests leave. */
export const WORK = process.env.HJEMMEVAKT_BROWSER_WORK;
if (!WORK || !process.env.HJEMMEVAKT_BIN) throw new Error("begin these tests with tests/browser/run");

const require = createRequire(path.join(WORK, "package.json"));
export const { chromium } = require("playwright-core");
export const { AxeBuilder } = require("@axe-core/playwright");

/** The top of the repository. */
export const ROOT = new URL("../../../", import.meta.url).pathname;
/** No scenario waits longer for anything, milliseconds, unless it says why. */
export const PATIENCE = 45_000;
