/**
 * The built language server as an editor meets it, over stdio: until it is ready, until findings are there after a key,
 * until a hover is answered right behind a key. `x` is a time divided by that of a loop that reads every character.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, positionAt, positionOf, uriOf } from '../protocol/client';
import { generateApplicationHost } from './generate/plain-host';
import { generateRealHost, siteFolder } from './generate/real-host';
import { writeRepository } from './generate/repository';
import { countLoop, printTable, quantile, round } from './measure';
import { cpuOf, peakOf } from './process';

const SPAWNS = 9;
/** Fewer where a single one takes long. */
const KEYS = 15;
const PATIENCE_MS = 20_000;
const LONGEST_MS = 300_000;
/** Publishes may come in stages: the last one is followed by silence. */
const QUIET_MS = 250;

const folder = mkdtempSync(path.join(tmpdir(), 'whoiis-bench-'));
void main().finally(() => rmSync(folder, { recursive: true, force: true }));

async function main(): Promise<void> {
  await printReady();
  console.log();
  await printHosts();
  console.log();
  await printRepositories();
  console.log();
  await printDuring();
}

async function printReady(): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < SPAWNS; i++) {
    const start = performance.now();
    const client = await Client.start({ folder });
    times.push(performance.now() - start);
    await client.stop();
  }
  console.log(`ready: ${round(quantile(times))} ms (least ${round(Math.min(...times))})`);
}

async function printHosts(): Promise<void> {
  const rows: (string | number)[][] = [
    [
      'one host configuration',
      'MB',
      'loop ms',
      'first x',
      'complete x',
      'key ms',
      'x',
      'CPU',
      'path',
      'x',
      'blank',
      'x',
      'peak MB',
    ],
  ];
  const plain = (sites: number) => [`${sites} sites`, generateApplicationHost(sites)] as const;
  const real = (sites: number) => [`${sites} as real`, generateRealHost({ sites, seed: 1 })] as const;
  for (const [name, text] of [plain(5500), real(1000), real(10_000)]) rows.push([name, ...(await measureHost(text))]);
  printTable(rows);
}

async function measureHost(text: string): Promise<number[]> {
  const root = mkdtempSync(path.join(folder, 'host-'));
  const file = path.join(root, 'applicationHost.config');
  writeFileSync(file, text);
  const loop = countLoop(text);
  const editor = await Editor.start(root);
  const { first, complete } = await editor.open(file, text);
  const attribute = await editor.type(text.indexOf('identityType="', text.length / 10) + 14, 'x');
  const physicalPath = await editor.type(text.indexOf('physicalPath="', text.length / 2.5) + 14, '?');
  const blank = await editor.blank(text.indexOf('\n', text.length >> 1) + 1, text.indexOf('<sites>'));
  const peak = peakOf(editor.client.process.pid);
  await editor.client.stop();
  return [
    ...[round(text.length / 1e6), round(loop), round(first / loop), round(complete / loop)],
    ...[round(attribute.ms), round(attribute.ms / loop, 2), attribute.cpu],
    ...[round(physicalPath.ms), round(physicalPath.ms / loop, 2), round(blank), round(blank / loop, 2), peak],
  ];
}

async function printRepositories(): Promise<void> {
  const rows: (string | number)[][] = [
    [
      'a web.config among them',
      'first ms',
      'key',
      'hover',
      'most',
      'host open: key',
      'hover',
      'most',
      'CPU',
      'peak MB',
    ],
  ];
  for (const sites of [2000, 10_000]) {
    const root = mkdtempSync(path.join(folder, 'repository-'));
    const files = writeRepository(root, { sites, seed: 1 });
    rows.push([`${files} files, ${sites} sites`, ...(await measureRepository(root))]);
  }
  printTable(rows);
}

/** A key in a web.config, and a hover that is asked for in the same moment as the findings come. */
async function measureRepository(root: string): Promise<number[]> {
  const editor = await Editor.start(root);
  const file = path.join(root, siteFolder(6).replace('C:\\', '').replaceAll('\\', '/'), 'web.config');
  const { first } = await editor.open(file, WEB_CONFIG);
  // Where it changes what is found: equal findings are not sent again.
  const at = WEB_CONFIG.indexOf('impersonate="') + 13;
  const hoverAt = positionOf(WEB_CONFIG, 'anonymousAuthentication', 3);
  const closed = await editor.type(at, 'x', hoverAt);
  const host = path.join(root, 'applicationHost.config');
  await editor.open(host, readFileSync(host, 'utf8'));
  editor.turnTo(file, WEB_CONFIG);
  const open = await editor.type(at, 'x', hoverAt);
  const peak = peakOf(editor.client.process.pid);
  await editor.client.stop();
  return [
    ...[first, closed.ms, closed.hover, closed.slowestHover, open.ms, open.hover, open.slowestHover].map(ms =>
      round(ms),
    ),
    ...[open.cpu, peak],
  ];
}

/** Hovers in a web.config, one after the other, while a host configuration is checked. */
async function printDuring(): Promise<void> {
  const rows: (string | number)[][] = [
    ['hover during a check', 'hovers', 'median ms', '9 of 10', 'most', 'first ms', 'complete ms'],
  ];
  for (const sites of [1000, 5500]) {
    const text = generateApplicationHost(sites);
    const root = mkdtempSync(path.join(folder, 'during-'));
    const host = path.join(root, 'applicationHost.config');
    // What is on disk is read when the web.config is opened: it is to be something else.
    writeFileSync(host, '<configuration />');
    const editor = await Editor.start(root);
    const file = path.join(root, 'web.config');
    await editor.open(file, WEB_CONFIG);
    const { client } = editor;
    const hover = async () => {
      const asked = performance.now();
      await client.hover(uriOf(file), positionOf(WEB_CONFIG, 'anonymousAuthentication', 3));
      return performance.now() - asked;
    };
    for (let i = 0; i < KEYS; i++) await hover();
    const during = async (name: string, begin: () => Promise<{ first: number; complete: number }>) => {
      const times: number[] = [];
      let isOver = false;
      const opened = begin().finally(() => {
        isOver = true;
      });
      while (!isOver) times.push(await hover());
      const { first, complete } = await opened;
      const shown = [quantile(times), quantile(times, 0.9), Math.max(...times), first, complete];
      rows.push([`${sites} sites: ${name}`, times.length, ...shown.map(ms => round(ms))]);
    };
    // One mistake at the beginning, so that there is something to tell first, and one at the end.
    const last = text.lastIndexOf('maxBandwidth="') + 14;
    const wrong = `${text.slice(0, last)}x${text.slice(last)}`.replace('identityType="', '$&x');
    await during('opened', () => editor.open(host, wrong));
    // Default values belong to the frame: all is checked again.
    const at = wrong.lastIndexOf('logFormat="') + 11;
    await during('a key in the frame', () => editor.key(at, 'x'));
    await client.stop();
  }
  printTable(rows);
}

const WEB_CONFIG = `<?xml version="1.0"?>
<configuration>
  <system.web>
    <identity impersonate="true" />
  </system.web>
  <system.webServer>
    <security>
      <authentication>
        <anonymousAuthentication enabled="true" />
      </authentication>
    </security>
  </system.webServer>
</configuration>
`;

/** Types into one document and takes the time. */
class Editor {
  readonly client: Client;
  #uri = '';
  #text = '';
  readonly #versions = new Map<string, number>();

  constructor(client: Client) {
    this.client = client;
  }

  static async start(root: string): Promise<Editor> {
    return new Editor(await Client.start({ folder: root }));
  }

  /** Milliseconds to the first findings and to the last ones. */
  async open(file: string, text: string): Promise<{ first: number; complete: number }> {
    this.turnTo(file, text);
    const start = performance.now();
    this.client.open(this.#uri, text, this.#next());
    return this.#settled(start);
  }

  /** Writes a character; milliseconds to the first findings that are others, and to the last ones. */
  async key(at: number, character: string): Promise<{ first: number; complete: number }> {
    const start = performance.now();
    this.#key(at, character);
    return this.#settled(start);
  }

  turnTo(file: string, text: string): void {
    this.#uri = uriOf(file);
    this.#text = text;
  }

  /** Writes and deletes a character that changes what is found; medians in ms, of the hover behind it too. */
  async type(at: number, character: string, hoverAt?: Parameters<Client['hover']>[1]) {
    const [ms, cpu, hover]: number[][] = [[], [], []];
    const began = performance.now();
    for (let i = 0; i < KEYS && (i < 2 || performance.now() - began < PATIENCE_MS); i++) {
      const used = cpuOf(this.client.process.pid);
      const start = performance.now();
      this.#key(at, i % 2 === 0 ? character : '');
      await this.#published();
      ms?.push(performance.now() - start);
      if (hoverAt) {
        const asked = performance.now();
        await this.client.hover(this.#uri, hoverAt);
        hover?.push(performance.now() - asked);
      }
      await this.#silence();
      cpu?.push(cpuOf(this.client.process.pid) - used);
    }
    if ((ms?.length ?? 0) % 2 === 1) {
      this.#key(at, '');
      await this.#published();
      await this.#silence();
    }
    return {
      ms: quantile(ms ?? []),
      cpu: quantile(cpu ?? []),
      hover: quantile(hover ?? []),
      slowestHover: Math.max(...(hover ?? [])),
    };
  }

  /** Writes and deletes a blank that changes nothing, so that nothing need be published: until a hover is answered. */
  async blank(at: number, hoverAt: number): Promise<number> {
    const times: number[] = [];
    const began = performance.now();
    const position = positionAt(this.#text, hoverAt);
    for (let i = 0; i < KEYS - 1 && (i < 2 || performance.now() - began < PATIENCE_MS); i++) {
      const start = performance.now();
      this.#key(at, i % 2 === 0 ? ' ' : '');
      await this.client.hover(this.#uri, position);
      times.push(performance.now() - start);
      await this.#silence();
    }
    return quantile(times);
  }

  /** Every second key takes back the one before. */
  #key(at: number, text: string): void {
    const start = positionAt(this.#text, at);
    const end = text === '' ? { ...start, character: start.character + 1 } : start;
    this.client.change(this.#uri, this.#next(), { range: { start, end }, text });
  }

  #next(): number {
    const version = (this.#versions.get(this.#uri) ?? 0) + 1;
    this.#versions.set(this.#uri, version);
    return version;
  }

  #published(): Promise<void> {
    const version = this.#versions.get(this.#uri);
    const condition = () => this.client.latest(this.#uri)?.version === version;
    return this.client.until(`findings of version ${version}`, condition, LONGEST_MS);
  }

  async #settled(start: number): Promise<{ first: number; complete: number }> {
    await this.#published();
    const first = performance.now() - start;
    return { first, complete: (await this.#silence()) - start };
  }

  /** Waits until nothing has come for a while; resolves to the moment when the last findings came. */
  async #silence(): Promise<number> {
    const { client } = this;
    for (let last = performance.now(); ; last = performance.now()) {
      const count = client.published.length;
      const more = client.until('more', () => client.published.length > count, QUIET_MS);
      if (
        !(await more.then(
          () => true,
          () => false,
        ))
      )
        return last;
    }
  }
}
