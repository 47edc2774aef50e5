import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, findings } from '../../server/src/core/analysis';
import { settle, uriOf, workspaceOf } from '../support/memory';

/**
 * Real web.config files under real host configurations, each as the root of a site, as an application and as a mere
 * folder: what a check with the server at hand says of them. Every error among the counts was read and is right, most of
 * the third situation because the author never meant the file to lie there (`WHOIIS_UPDATE=1`, then read the diff).
 */
const CORPUS = process.env.WHOIIS_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus');
const COUNTS = join(import.meta.dirname, 'placed-counts.json');

/** Host configurations whose sections are those of a new server; their sites give way to ours. */
const HOSTS: Readonly<Record<string, string>> = {
  iis: 'servers/exchange-2019/applicationHost.config',
  express: 'apphost/SignalR__SignalR__test__Microsoft.AspNet.SignalR.FunctionalTests__config__applicationhost.config',
};

const FOLDERS: Readonly<Record<string, (index: number) => string>> = {
  root: index => `C:\\r\\${index}`,
  application: index => `C:\\a\\${index}`,
  folder: index => `C:\\f\\${index}`,
};

function hostWith(text: string, count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const application = (path: string, folder: string) =>
    `<application path="${path}" applicationPool="P"><virtualDirectory path="/" physicalPath="${folder}" /></application>`;
  const sites = [
    ...indexes.map(index => `<site name="R${index}" id="${index + 10}">${application('/', `C:\\r\\${index}`)}</site>`),
    `<site name="A" id="1">${application('/', 'C:\\a')}${indexes.map(index => application(`/${index}`, `C:\\a\\${index}`)).join('')}</site>`,
    `<site name="F" id="2">${application('/', 'C:\\f')}</site>`,
  ];
  return text
    .replace(/<location path="[^"]+"[\s\S]*?<\/location>/g, '')
    .replace(/<sites>[\s\S]*<\/sites>/, () => `<sites>${sites.join('')}</sites>`)
    .replace(
      /<applicationPools>[\s\S]*<\/applicationPools>/,
      '<applicationPools><add name="P" managedRuntimeVersion="v4.0" managedPipelineMode="Integrated" /></applicationPools>',
    );
}

describe('findings in real files on a server', () => {
  it('are those that were read and judged', function () {
    if (!existsSync(join(CORPUS, 'servers'))) {
      console.log('      the corpus of real files is not here; nothing to place');
      this.skip();
    }
    this.timeout(240_000);
    const folder = join(CORPUS, 'webconfig');
    const names = readdirSync(folder).filter(name => /__web(@[0-9a-f]+)?\.config$/i.test(name));
    const texts = names.map(name => readFileSync(join(folder, name), 'utf8'));
    const counts = new Map<string, number>();
    const broken: string[] = [];
    const shown: string[] = [];
    for (const [host, path] of Object.entries(HOSTS)) {
      const files: Record<string, string> = {
        'applicationHost.config': hostWith(readFileSync(join(CORPUS, path), 'utf8'), texts.length),
      };
      for (const at of Object.values(FOLDERS))
        for (const [index, text] of texts.entries()) files[`${at(index)}\\web.config`] = text;
      let snapshot = workspaceOf(files);
      for (const [situation, at] of Object.entries(FOLDERS))
        for (const [index, name] of names.entries()) {
          const uri = uriOf(`${at(index)}\\web.config`);
          const answer = settle(snapshot, current =>
            findings(current, uri, (rule, error) => broken.push(`${name}: ${rule}: ${error}`)),
          );
          snapshot = answer.snapshot;
          for (const finding of answer.result) {
            const key = `${host} ${situation} ${finding.severity} ${finding.rule}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
            shown.push(`${key} | ${name} | ${line(texts[index] ?? '', finding)}`);
          }
        }
    }
    if (process.env.WHOIIS_SHOW) writeFileSync(process.env.WHOIIS_SHOW, shown.join('\n'));
    assert.deepEqual(broken, []);
    const sorted = Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    if (process.env.WHOIIS_UPDATE) writeFileSync(COUNTS, `${JSON.stringify(sorted, null, 2)}\n`);
    assert.deepEqual(sorted, JSON.parse(readFileSync(COUNTS, 'utf8')));
  });
});

function line(text: string, { span, message }: Finding): string {
  return `${text.slice(0, span.start).split('\n').length}: ${message}`;
}
