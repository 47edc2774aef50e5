// The document tree, medians in milliseconds. The bundled code is measured, as it is shipped: run from single modules,
// every call across a module border costs several times as much.

import { bundled } from '../support/bundled-core';
import { generateApplicationHost } from './generate/plain-host';
import { printTable, quantile, round, timed } from './measure';

type Tree = typeof import('../../server/src/core/xml/tree');

const RUNS = 21;

/** What reading every character costs at least. */
function countLessThan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 60) count++;
  }
  return count;
}

function median(run: () => unknown): number {
  return quantile(Array.from({ length: RUNS }, () => timed(run)));
}

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
      timed(() => {
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
    count: round(quantile(pairs.map(({ count }) => count)), 2),
    scan: round(quantile(pairs.map(({ scan }) => scan)), 2),
    ratio: round(quantile(pairs.map(({ count, scan }) => scan / count)), 2),
    updateValue: round(median(typedAt(value, 'x')), 2),
    updateNewTag: round(median(typedAt(line, '            <si\r\n')), 2),
    updateUnclosedElement: round(median(typedAt(line, '            <site>\r\n')), 2),
    concatenation: round(
      median(() => `${text.slice(0, value)}x${text.slice(value)}`.charCodeAt(0)),
      2,
    ),
    columnsMB: round(
      Object.values(document.columns).reduce(
        (sum, c) => sum + (c instanceof Object && 'at' in c ? 4 * c.length : 0),
        0,
      ) /
        2 ** 20,
    ),
  };
}

const tree = bundled<Tree>(`export * from './server/src/core/xml/tree';`);
const columns = { '100 KB': measure(tree, 54), '1 MB': measure(tree, 540), '10 MB': measure(tree, 5500) };
printTable([
  ['ms', ...Object.keys(columns)],
  ...Object.keys(columns['10 MB']).map(name => [
    name,
    ...Object.values(columns).map(column => column[name] ?? Number.NaN),
  ]),
]);
