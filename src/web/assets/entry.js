// The way in works without this. It keeps the lock's ring up to date and heard, and takes a page away when its session is over.

import { start as again } from "./again.js";
import { start as here } from "./here.js";
import { lock } from "./lock.js";
import { start as timers } from "./timers.js";
import { start as unsent } from "./unsent.js";

timers("%t");
unsent();
lock();
again();
if ("inside" in document.body.dataset) here(() => location.reload());
