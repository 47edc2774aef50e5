// Installs the package for npm in an empty project, offline, and uses it as its users do.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { run, start, stop, stopped } from './exec.mjs';
import { inRoot } from './paths.mjs';

/** The example of docs/library.md. */
async function exampleOfDocs() {
  const page = await readFile(inRoot('docs/library.md'), 'utf8');
  const example = /```ts\n(?<code>[\s\S]*?)```/.exec(page)?.groups?.code;
  if (!example) throw new Error('docs/library.md has no example in TypeScript');
  return example;
}

/**
 * @param {string} tarball
 * @returns {Promise<number>} how many checks it passed
 * @throws {Error} with the output of what failed
 */
export async function tryNpmPackage(tarball) {
  const project = await mkdtemp(path.join(tmpdir(), 'whoiis-npm-'));
  try {
    await writeFile(path.join(project, 'package.json'), '{ "private": true, "name": "user" }\n');
    await output(project, 'npm', 'install', '--offline', '--no-audit', '--no-fund', tarball);
    const bin = name => path.join(project, 'node_modules/.bin', name);

    const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
    expect(await output(project, bin('whoiis'), '--version'), version);

    await writeFile(path.join(project, 'web.config'), '<configuration><system.webServer></configuration>\n');
    const checked = await run(bin('whoiis'), ['check', 'web.config'], { cwd: project });
    if (checked.code !== 1) throw new Error(checked.output);
    expect(checked.output, 'xml-unclosed-element');

    expect(await greeting(project, bin('whoiis-language-server')), '"hoverProvider":true');

    await writeFile(path.join(project, 'example.ts'), await exampleOfDocs());
    const tsc = inRoot('node_modules/typescript/bin/tsc');
    const options = ['--strict', '--module', 'node16', '--target', 'es2022', '--types', ''];
    await output(project, process.execPath, tsc, ...options, 'example.ts');
    expect(await output(project, process.execPath, 'example.js'), 'IIS APPPOOL\\Shop');

    const module = "import { explain, findings } from 'whoiis';\nconsole.log(typeof explain, typeof findings);\n";
    await writeFile(path.join(project, 'module.mjs'), module);
    expect(await output(project, process.execPath, 'module.mjs'), 'function function');
    return 5;
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

/** What a language server answers to the first request. It ends as soon as nobody listens. */
async function greeting(cwd, command) {
  const server = start(command, ['--stdio'], { cwd });
  const params = { processId: null, rootUri: null, capabilities: {} };
  const asked = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  server.stdin.write(`Content-Length: ${asked.length}\r\n\r\n${asked}`);
  let answer = '';
  const timer = setTimeout(() => stop(server), 20_000);
  for await (const chunk of server.stdout) {
    answer += chunk;
    if (answer.includes('"serverInfo"')) break;
  }
  clearTimeout(timer);
  await stopped(server);
  return answer;
}

async function output(cwd, command, ...args) {
  const result = await run(command, args, { cwd, timeoutMs: 120_000 });
  if (result.code !== 0) throw new Error(`${path.basename(command)} ${args.join(' ')}\n${result.output}`);
  return result.stdout;
}

function expect(text, part) {
  if (!text.includes(part)) throw new Error(`"${part}" is missing in:\n${text}`);
}
