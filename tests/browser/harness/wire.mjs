// The line between one person's browser and everything else: a SOCKS proxy of our own, so that it can be cut, or fall silent, for
// her alone, as a cable or a mobile network does.

import { connect, createServer } from "node:net";

export class Wire {
  static async start() {
    const wire = new Wire();
    wire.server = createServer((socket) => wire.take(socket));
    await new Promise((resolve) => wire.server.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  constructor() {
    this.state = "whole";
    this.pairs = new Set();
  }

  get proxy() {
    return { server: `socks5://127.0.0.1:${this.server.address().port}`, bypass: "<-loopback>" };
  }

  /** Every connection breaks, and no new one comes about. */
  cut() {
    this.state = "cut";
    for (const pair of this.pairs) pair.forEach((socket) => socket.destroy());
  }

  /** Nothing comes through any more, and nobody is told. */
  fallSilent() {
    this.state = "silent";
    for (const pair of this.pairs) pair.forEach((socket) => socket.pause());
  }

  mend() {
    this.state = "whole";
    for (const pair of this.pairs) pair.forEach((socket) => socket.resume());
  }

  stop() {
    this.cut();
    this.server.close();
  }

  /** RFC 1928: a greeting, then the request to connect to a name or an address of version 4. */
  take(socket) {
    socket.on("error", () => socket.destroy());
    if (this.state === "cut") return socket.destroy();
    socket.once("data", () => {
      socket.write(Buffer.from([5, 0]));
      socket.once("data", (asked) => this.join(socket, asked));
    });
  }

  join(socket, asked) {
    const named = asked[3] === 3;
    const end = named ? 5 + asked[4] : 8;
    const host = named ? asked.subarray(5, end).toString() : [...asked.subarray(4, 8)].join(".");
    const far = connect(asked.readUInt16BE(end), host);
    const pair = [socket, far];
    this.pairs.add(pair);
    for (const one of pair) {
      one.on("error", () => one.destroy());
      one.on("close", () => {
        this.pairs.delete(pair);
        pair.forEach((other) => other.destroy());
      });
    }
    far.once("connect", () => {
      socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      socket.pipe(far);
      far.pipe(socket);
      if (this.state === "silent") pair.forEach((one) => one.pause());
    });
  }
}
