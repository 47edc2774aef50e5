// Medians in milliseconds of the document tree, as JSON. The bundled code is measured, as it is shipped:
// run from single modules, every call across a module border costs several times as much.

import { runInThisContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { generateApplicationHost } from './generate/plain-host';

type Tree = typeof import('../../server/src/core/xml/tree');

const RUNS = 21;

function loadTree(): Tree {
  const { outputFiles } = buildSync({
    entryPoints: [`${import.meta.dirname}/../../server/src/core/xml/tree.ts`],
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    write: false,
  });
  const module = { exports: {} as Tree };
  runInThisContext(`(module => {${outputFiles[0]!.text}})`)(module);
  return module.exports;
}

/** What reading every character costs at least. */
function countLessThan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 60) count++;
  }
  return count;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function medianOf(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

function median(run: () => unknown): number {
  return medianOf(Array.from({ length: RUNS }, () => time(run)));
}

const round = (value: number) => Math.round(value * 100) / 100;

function measure({ parseXml, updateXml }: Tree, sites: number): Record<string, number> {
  // A text that was decoded from bytes, as files and messages are.
  const text = Buffer.from(generateApplicationHost(sites)).toString('utf8');
  const document = parseXml(text);
  void document.lines.lineCount;

  const typedAt = (at: number, typed: string) => () => {
    const updated = updateXml(document, [{ span: { start: at, end: at }, newText: typed }]);
    return updated.lines.lineCount;
  };
  const middle = Math.floor(sites / 2);
  const value = text.indexOf(`Customer ${middle} `) + 4;
  const line = text.indexOf(`            <site name="Customer ${middle} `);
  const repeat = Math.max(1, Math.round(1_000_000 / text.length));
  const repeated = (run: () => unknown) => {
    return (
      time(() => {
        for (let i = 0; i < repeat; i++) run();
      }) / repeat
    );
  };
  // In pairs, back to back: the ratio then says something on a machine that has other work.
  const pairs = Array.from({ length: RUNS }, () => ({
    count: repeated(() => countLessThan(text)),
    scan: repeated(() => parseXml(text)),
  }));

  return {
    characters: text.length,
    rows: document.nodeCount,
    count: round(medianOf(pairs.map(({ count }) => count))),
    scan: round(medianOf(pairs.map(({ scan }) => scan))),
    ratio: round(medianOf(pairs.map(({ count, scan }) => scan / count))),
    updateValue: round(median(typedAt(value, 'x'))),
    updateNewTag: round(median(typedAt(line, '            <si\r\n'))),
    updateUnclosedElement: round(median(typedAt(line, '            <site>\r\n'))),
    concatenation: round(median(() => `${text.slice(0, value)}x${text.slice(value)}`.charCodeAt(0))),
    columnsMB: round(
      Object.values(document.columns).reduce((sum, c) => sum + (ArrayBuffer.isView(c) ? c.byteLength : 0), 0) / 2 ** 20,
    ),
  };
}

const tree = loadTree();
const sizes = { '100 KB': 54, '1 MB': 540, '10 MB': 5500 };
const results = Object.entries(sizes).map(([name, sites]) => [name, measure(tree, sites)]);
console.log(JSON.stringify(Object.fromEntries(results), undefined, 2));
