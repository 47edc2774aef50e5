/**
 * The built language server as an editor meets it: milliseconds between a message and its answer, over stdio.
 * Prints medians as JSON.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, positionAt, positionOf, uriOf } from '../protocol/client';
import { generateApplicationHost } from './generate/plain-host';

const KEYSTROKES = 41;
const HOVERS = 41;
const SPAWNS = 9;
const SITES = 5500;

const folder = mkdtempSync(path.join(tmpdir(), 'whoiis-bench-'));
void main().finally(() => rmSync(folder, { recursive: true, force: true }));

async function main(): Promise<void> {
  const results = {
    'spawn to ready, ms': await spawnToReady(),
    ...(await measureFile('80 KB web.config', webConfigFiles())),
    ...(await measureFile('10 MB applicationHost.config', hostConfigFiles())),
  };
  console.log(JSON.stringify(results, null, 2));
}

interface Subject {
  readonly files: Readonly<Record<string, string>>;
  readonly file: string;
  /** Keystrokes go in front of it. */
  readonly typeAt: string;
  readonly hoverAt: string;
}

function webConfigFiles(): Subject {
  const settings = Array.from(
    { length: 900 },
    (_, i) => `    <add key="Feature.Number${i}.Enabled" value="${'x'.repeat(30)}" />\r\n`,
  );
  const text = `<?xml version="1.0"?>\r\n<configuration>\r\n  <appSettings>\r\n${settings.join('')}  </appSettings>\r\n  <system.web>\r\n    <identity impersonate="true" />\r\n  </system.web>\r\n  <system.webServer>\r\n    <security><authentication>\r\n      <anonymousAuthentication enabled="true" />\r\n    </authentication></security>\r\n  </system.webServer>\r\n</configuration>\r\n`;
  return {
    files: {
      'applicationHost.config': generateApplicationHost(20),
      '.whoiisrc.json': JSON.stringify({ pathMappings: { 'D:\\websites': './websites' } }),
      'websites/customers/customer3/wwwroot/web.config': text,
    },
    file: 'websites/customers/customer3/wwwroot/web.config',
    typeAt: '<add key="Feature.Number450',
    hoverAt: 'anonymousAuthentication',
  };
}

function hostConfigFiles(): Subject {
  return {
    files: { 'applicationHost.config': generateApplicationHost(SITES) },
    file: 'applicationHost.config',
    typeAt: `<processModel identityType="SpecificUser" userName="CONTOSO\\svc-web${2000 % 97}"`,
    hoverAt: 'applicationPool="Pool2750"',
  };
}

async function spawnToReady(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < SPAWNS; i++) {
    const start = performance.now();
    const client = await Client.start({ folder });
    times.push(performance.now() - start);
    await client.stop();
  }
  return median(times);
}

async function measureFile(name: string, { files, file, typeAt, hoverAt }: Subject): Promise<Record<string, number>> {
  const root = mkdtempSync(path.join(folder, 'workspace-'));
  for (const [each, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, each)), { recursive: true });
    writeFileSync(path.join(root, each), content);
  }
  const probe = path.join(root, 'heap.cjs');
  writeFileSync(
    probe,
    "process.on('SIGUSR2', () => { gc(); gc(); process.stderr.write('heap ' + process.memoryUsage().heapUsed + '\\n'); });",
  );
  const client = await Client.start({ folder: root, execArgv: ['--expose-gc', '--require', probe] });
  const uri = uriOf(root, file);
  const text = files[file] ?? '';
  const opened = performance.now();
  client.open(uri, text, 1);
  await client.findings(uri, (_, version) => version === 1);
  const open = performance.now() - opened;

  const at = text.indexOf(typeAt);
  if (at < 0) throw new Error(`no ${typeAt}`);
  const keystrokes: number[] = [];
  for (let i = 0; i < KEYSTROKES; i++) {
    const version = i + 2;
    const position = positionAt(text, at);
    const start = performance.now();
    client.change(uri, version, { range: { start: position, end: position }, text: ' ' });
    await client.findings(uri, (_, published) => published === version);
    keystrokes.push(performance.now() - start);
  }
  const hovers: number[] = [];
  const position = positionOf(text, hoverAt, 3);
  for (let i = 0; i < HOVERS; i++) {
    const start = performance.now();
    await client.hover(uri, position);
    hovers.push(performance.now() - start);
  }
  const heap = await heapOf(client);
  await client.stop();
  return {
    [`${name}, open to findings, ms`]: round(open),
    [`${name}, keystroke to findings, ms`]: median(keystrokes),
    [`${name}, hover, ms`]: median(hovers),
    [`${name}, heap, MB`]: round(heap / 1024 / 1024),
  };
}

async function heapOf(client: Client): Promise<number> {
  client.process.kill('SIGUSR2');
  for (let waited = 0; waited < 5000; waited += 20) {
    const heap = /heap (\d+)/.exec(client.stderr.join(''))?.[1];
    if (heap) return Number(heap);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return Number.NaN;
}

function median(values: readonly number[]): number {
  return round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
