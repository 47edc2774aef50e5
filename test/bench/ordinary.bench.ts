/** A key in files of ordinary size: edit and findings, in the core. */
import { bundledCore } from '../support/bundled-core';
import { Random } from './generate/random';
import { generateWebConfig } from './generate/web-config';
import { corpus, printTable, quantile, round, timed } from './measure';

const KEYS = 6;

const core = bundledCore();

/** Milliseconds until the first findings, and of a key after that. */
function measure(uri: string, text: string, isHost: boolean): { first: number; key: number } {
  const settings = { ...core.DEFAULT_SETTINGS, hostConfig: isHost ? uri : undefined };
  let snapshot = core.Snapshot.create(settings).withFiles([[uri, { kind: 'text', text, version: 1 }]]);
  const check = () => {
    core.findings(snapshot, uri);
    for (let missing = snapshot.missing(); missing.length > 0; missing = snapshot.missing()) {
      snapshot = snapshot.withFiles(missing.map(each => [each, { kind: 'absent' }]));
      core.findings(snapshot, uri);
    }
  };
  const first = timed(check);
  const value = text.indexOf('="', text.length / 2);
  const at = value < 0 ? text.length >> 1 : value + 2;
  const keys = Array.from({ length: KEYS }, (_, key) => {
    const edit =
      key % 2 === 0
        ? { span: { start: at, end: at }, newText: 'x' }
        : { span: { start: at, end: at + 1 }, newText: '' };
    return timed(() => {
      snapshot = snapshot.edit(uri, [edit], key + 2);
      check();
    });
  });
  return { first, key: quantile(keys) };
}

const random = new Random(1);
const real = corpus() ?? [];
const kinds = {
  'web.config, generated': Array.from({ length: 300 }, () => generateWebConfig(random)),
  'web.config, real': real.filter(({ folder }) => folder === 'webconfig').map(({ text }) => text),
  'applicationHost.config, real': real.filter(({ folder }) => folder === 'apphost').map(({ text }) => text),
};
const rows: (string | number)[][] = [['ordinary files', 'files', 'key ms', '95 %', 'most', 'first ms', '95 %']];
for (const [name, texts] of Object.entries(kinds)) {
  if (texts.length === 0) continue;
  const isHost = name.startsWith('application');
  const uri = `file:///C:/iis/${isHost ? 'applicationHost' : 'web'}.config`;
  for (const text of texts.slice(0, 50)) measure(uri, text, isHost);
  const measured = texts.map(text => measure(uri, text, isHost));
  const keys = measured.map(({ key }) => key);
  const firsts = measured.map(({ first }) => first);
  rows.push([
    ...[name, texts.length, round(quantile(keys), 2), round(quantile(keys, 0.95), 2), round(Math.max(...keys), 2)],
    ...[round(quantile(firsts), 2), round(quantile(firsts, 0.95), 2)],
  ]);
}
printTable(rows);
