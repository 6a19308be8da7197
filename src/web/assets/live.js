// The line to the server: what changes is pushed here. A beat every two seconds; five seconds without a word, and the page says so.
// Resumes where it was, waits a little longer after each failure, and tries at once when the network or the page comes back.

import { now, told } from "./timers.js";

const SILENT = 5000;

export class Line {
  /** `on`: what to do with regions, a change of state (`live`, `lost`, `offline`), coming back, and a right that is gone or not sure. */
  constructor(on) {
    this.on = on;
    this.at = document.body.dataset.at;
    this.url = document.body.dataset.live;
    this.heard = performance.now();
    this.heardAt = now();
    this.tries = 0;
    this.state = "";
    this.open();
    this.watching = setInterval(() => this.watch(), 500);
    addEventListener("online", () => this.again(0));
    addEventListener("offline", () => this.say("offline"));
    document.addEventListener("visibilitychange", () => { if (!document.hidden && this.state !== "live") this.again(0); });
  }

  /** Looks at something else from now on. */
  turn(url, at) {
    this.url = url;
    this.at = at;
    this.tries = 0;
    this.open();
  }

  /** No more. */
  stop() {
    clearTimeout(this.wait);
    clearInterval(this.watching);
    this.again = this.open = () => {};
    this.socket.onclose = this.socket.onmessage = null;
    this.socket.close();
  }

  /** Says something to the server, if the line is there. */
  send(words) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(words));
  }

  say(state) {
    if (state === this.state) return;
    this.state = state;
    this.on.state(state, this.heardAt);
  }

  open() {
    clearTimeout(this.wait);
    if (this.socket) {
      this.socket.onclose = this.socket.onmessage = null;
      this.socket.close();
    }
    const address = new URL(this.url, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.searchParams.set("since", this.at);
    this.began = performance.now();
    this.socket = new WebSocket(address);
    this.socket.onmessage = (event) => this.hear(JSON.parse(event.data));
    let opened = false;
    this.socket.onopen = () => { opened = true; };
    this.socket.onclose = (event) => {
      // 1008: the right to see this is gone. A line that does not even open may be refused for the same reason: that is asked about.
      if (event.code === 1008) return this.on.gone();
      if (!opened) this.on.unsure();
      this.again();
    };
  }

  hear(message) {
    this.heard = performance.now();
    told(message.now || now());
    this.heardAt = now();
    // A greeting is not the view: what it names is here only once it has come.
    if (message.at && message.type !== "hello") this.at = message.at;
    if (message.type === "regions") this.on.regions(message.regions);
    const back = this.state !== "live";
    this.tries = 0;
    this.say("live");
    if (back) this.on.back();
  }

  again(wait) {
    clearTimeout(this.wait);
    this.tries += 1;
    const longer = Math.min(8000, 250 * 2 ** Math.min(this.tries, 6));
    this.wait = setTimeout(() => this.open(), wait ?? longer * (0.5 + Math.random() / 2));
  }

  watch() {
    const silent = performance.now() - this.heard;
    if (silent < SILENT) return;
    this.say(navigator.onLine ? "lost" : "offline");
    // A socket that is open but silent is dead.
    if (this.socket.readyState <= 1 && performance.now() - this.began > 2 * SILENT) this.open();
  }
}
