// The real `demo`, with a folder of its own and free ports: a town with its nurses, their telephones and the people who ring.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

import { PATIENCE, ROOT } from "./tools.mjs";

/** Telephones of the example. */
export const MOTHER = "+4790000011";
export const ELIN = "+4790000012";
export const SISTER = "+4790000014";
export const TORE = "+4790000016";
export const STRANGER = "+4790000013";
export const LEGEVAKT = "+4778000001";
export const LEGEVAKT_LINE = "+4778000002";
export const TELEPHONES = {
  kari: "+4790000001",
  aslak: "+4790000002",
  marit: "+4790000003",
  jonas: "+4790000004",
  randi: "+4790000005",
  tor: "+4790000007",
};
/** The password of every example account. */
export const PASSWORD = "hjemmevakt";

export class Town {
  /** Starts a demo, and waits until it says what to try first. */
  static async start() {
    for (let tries = 0; ; tries += 1) {
      const town = new Town(await freePorts(), await mkdtemp(path.join(tmpdir(), "hjemmevakt-browser-")));
      try {
        await town.begin();
        return town;
      } catch (problem) {
        await town.stop();
        // Somebody else took the port between the look and the start.
        if (tries >= 3 || !String(problem).includes("is taken")) throw problem;
      }
    }
  }

  constructor(port, folder) {
    this.folder = folder;
    this.port = port;
    /** Where people go. */
    this.server = `http://127.0.0.1:${port}`;
    /** Where the telephones are. */
    this.network = `http://127.0.0.1:${port + 1}`;
    this.said = [];
    this.listeners = new Set();
  }

  async begin() {
    const args = ["demo", "--data", this.folder, "--port", String(this.port)];
    this.process = spawn(process.env.HJEMMEVAKT_BIN, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
    for (const stream of [this.process.stdout, this.process.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        this.said.push(line);
        for (const listen of this.listeners) listen();
      });
    }
    this.ended.then(() => { for (const listen of this.listeners) listen(); });
    await this.says("Ctrl-C ends everything.");
  }

  /** Waits until the demo has said these words, `count` times in all. */
  says(words, count = 1) {
    const found = () => this.said.filter((line) => line.includes(words)).length >= count;
    return new Promise((resolve, reject) => {
      const look = () => {
        const over = this.process.exitCode !== null;
        if (!found() && !over) return;
        clearTimeout(late);
        this.listeners.delete(look);
        if (found()) resolve();
        else reject(new Error(`the demo has ended:\n${this.said.join("\n")}`));
      };
      const late = setTimeout(() => {
        this.listeners.delete(look);
        reject(new Error(`the demo never said "${words}":\n${this.said.join("\n")}`));
      }, PATIENCE);
      this.listeners.add(look);
      look();
    });
  }

  /** The process number of the server, as the demo tells whoever wants to kill it. */
  get serverId() {
    const kills = this.said.join("\n").match(/kill -9 (\d+)/g);
    return Number(kills.at(-1).split(" ").at(-1));
  }

  /** `kill -9`: the demo is to notice, and to start it again. */
  killServer() {
    process.kill(this.serverId, "SIGKILL");
  }

  /** The server stops in the middle of whatever it does, and holds its connections; `goes`: it goes on. */
  stopServer(goes = false) {
    process.kill(this.serverId, goes ? "SIGCONT" : "SIGSTOP");
  }

  /** Waits until it is back, for the `count`th time. */
  async serverIsBack(count = 1) {
    await this.says("The server is back", count);
  }

  /** Who is on duty: accounts, the primary first. */
  get duty() {
    const line = this.said.find((line) => line.trim().startsWith("On duty"));
    const names = line.trim().slice("On duty".length).split(", backup ");
    return names.map((name) => name.trim().split(" ")[0].toLowerCase());
  }

  /** What the server has written to its log. */
  async log() {
    return readFile(path.join(this.folder, "server.log"), "utf8").catch(() => "");
  }

  /** Imports the example's service file into the running server, as `change` makes it. */
  async imports(change) {
    const example = await readFile(path.join(ROOT, "handbook/operations/example-service.toml"), "utf8");
    const file = path.join(this.folder, "changed-service.toml");
    await writeFile(file, change(example));
    await this.admin(["import", file]);
  }

  /** A command of whoever runs the machine, over the demo's data. */
  async admin(command, environment = {}) {
    const env = {
      ...process.env,
      HJEMMEVAKT_DATABASE_URL: `sqlite://${path.join(this.folder, "hjemmevakt.db")}`,
      HJEMMEVAKT_KEY_FILE: path.join(this.folder, "hjemmevakt.key"),
      ...environment,
    };
    await promisify(execFile)(process.env.HJEMMEVAKT_BIN, command, { env });
  }

  /** The API as an account. */
  async api(account, where, body) {
    const token = await this.token(account);
    const answer = await fetch(`${this.server}/api/v1${where}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async token(account) {
    this.tokens ??= new Map();
    if (!this.tokens.has(account)) {
      const answer = await fetch(`${this.server}/api/v1/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ username: account, password: PASSWORD }),
      });
      this.tokens.set(account, (await answer.json()).token);
    }
    return this.tokens.get(account);
  }

  /** Lets time pass: the demo is stopped, its clock put on, and the demo started again over the same data. */
  async passes(minutes) {
    const environment = (await readFile(`/proc/${this.serverId}/environ`, "utf8")).split("\0");
    const settings = Object.fromEntries(
      environment.filter((line) => line.startsWith("HJEMMEVAKT_")).map((line) => {
        const [name, ...value] = line.split("=");
        return [name, value.join("=")];
      }),
    );
    const offset = Number.parseInt(settings.HJEMMEVAKT_CLOCK_OFFSET, 10) + minutes * 60;
    await this.end();
    // The data remembers the clock of whoever has opened it last.
    await this.admin(["fallback-markup"], { ...settings, HJEMMEVAKT_CLOCK_OFFSET: `${offset}s` });
    this.said = [];
    await this.begin();
  }

  async end() {
    if (!this.process || this.process.exitCode !== null) return;
    this.process.kill("SIGINT");
    const late = setTimeout(() => this.process.kill("SIGKILL"), 20_000);
    await this.ended;
    clearTimeout(late);
  }

  async stop() {
    await this.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A port that is free together with the next one. */
async function freePorts() {
  const open = (port) => new Promise((resolve, reject) => {
    const server = createServer().once("error", reject).listen(port, "127.0.0.1", () => resolve(server));
  });
  for (;;) {
    const first = await open(0);
    const port = first.address().port;
    const second = await open(port + 1).catch(() => null);
    first.close();
    second?.close();
    if (second) return port;
  }
}
