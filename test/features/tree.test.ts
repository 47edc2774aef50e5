import assert from 'node:assert/strict';
import { childNodes, nodesAt, serverNodes } from '../../server/src/core/analysis';
import { HOST_URI, workspaceOf } from '../support/memory';

function hostWith(sites: number): string {
  const entries = Array.from(
    { length: sites },
    (_, index) =>
      `<site name="Site${index}" id="${index + 1}"><application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\s" /></application></site>`,
  );
  return `<configuration><system.applicationHost><applicationPools><add name="P" /></applicationPools><sites>${entries.join('\n')}</sites></system.applicationHost></configuration>`;
}

describe('tree of a server', () => {
  it('shows a long list in ranges, and finds the way through them', () => {
    const text = hostWith(1100);
    const snapshot = workspaceOf({ 'applicationHost.config': text });
    const [server] = serverNodes(snapshot);
    assert.ok(server);
    const ranges = childNodes(snapshot, [...server.key, 'sites']);
    assert.deepEqual(
      ranges?.map(({ label, description }) => `${label}: ${description}`),
      [
        'Site0 … Site249: 250',
        'Site250 … Site499: 250',
        'Site500 … Site749: 250',
        'Site750 … Site999: 250',
        'Site1000 … Site1099: 100',
      ],
    );
    assert.equal(childNodes(snapshot, ranges?.[1]?.key ?? [])?.[3]?.label, 'Site253');
    const way = nodesAt(snapshot, HOST_URI, text.indexOf('Site612'));
    assert.deepEqual(way.map(({ label }) => label).slice(1), ['Sites', 'Site500 … Site749', 'Site612']);
  });

  it('keeps nodes apart that a broken file names twice', () => {
    const site = hostWith(1).replace(/^.*<sites>|<\/sites>.*$/g, '');
    const snapshot = workspaceOf({ 'applicationHost.config': hostWith(1).replace(site, `${site}\n${site}`) });
    const sites = childNodes(snapshot, [HOST_URI, 'sites']) ?? [];
    assert.equal(sites.length, 2);
    assert.equal(new Set(sites.map(({ key }) => key.join('/'))).size, 2);
  });

  it('does not know a node that is gone', () => {
    const snapshot = workspaceOf({ 'applicationHost.config': hostWith(1) });
    assert.equal(childNodes(snapshot, [HOST_URI, 'sites', 'site:gone']), undefined);
    assert.equal(childNodes(snapshot, ['file:///other.config', 'sites']), undefined);
  });
});
