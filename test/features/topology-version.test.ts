import assert from 'node:assert/strict';
import { TopologyVersion } from '../../server/src/core/analysis';
import { HOST_URI, workspaceOf } from '../support/memory';

const site = (name: string, more = '') =>
  `    <site name="${name}" id="${name.length}"${more}><application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\${name}" /></application></site>\n`;
const host = (...sites: readonly string[]) => `<configuration>
  <system.applicationHost>
    <applicationPools><add name="P" /></applicationPools>
    <sites>
${sites.join('')}    </sites>
  </system.applicationHost>
</configuration>
`;
const MIDDLE = ['bb', 'ccc', 'dddd'].map(name => site(name));

/** Whether both versions of a host configuration tell the same, where the text went from the first to the last. */
function isSame(...texts: readonly string[]): boolean {
  let snapshot = workspaceOf({ 'applicationHost.config': texts[0] ?? '' });
  const first = TopologyVersion.of(snapshot, HOST_URI);
  for (const [index, text] of texts.entries())
    snapshot = snapshot.withFiles([[HOST_URI, { kind: 'text', text, version: index + 1 }]]);
  const last = TopologyVersion.of(snapshot, HOST_URI);
  assert.ok(first && last);
  assert.equal(last.saysSameAs(first), first.saysSameAs(last));
  return first.saysSameAs(last);
}

describe('what a host configuration says of its sites', () => {
  const start = host(site('a'), ...MIDDLE, site('eeeee'));

  it('is the same after two edits far from each other that change no name, path or account', () => {
    const once = host(site('a', ' serverAutoStart="true"'), ...MIDDLE, site('eeeee'));
    const twice = host(site('a', ' serverAutoStart="true"'), ...MIDDLE, site('eeeee', ' serverAutoStart="true"'));
    assert.equal(isSame(start, once, twice), true);
  });

  it('is another where one of two edits changes a name', () => {
    const once = host(site('a', ' serverAutoStart="true"'), ...MIDDLE, site('eeeee'));
    assert.equal(isSame(start, once, host(site('a', ' serverAutoStart="true"'), ...MIDDLE, site('fffff'))), false);
  });

  it('is another where a site went to another place', () => {
    const without = host(...MIDDLE, site('eeeee'));
    assert.equal(isSame(start, without, host(...MIDDLE, site('eeeee'), site('a'))), false);
    assert.equal(isSame(start, without, host(...MIDDLE, site('a'), site('eeeee'))), false);
  });

  it('is the same where a site was taken away and came back', () => {
    assert.equal(isSame(start, host(...MIDDLE, site('eeeee')), start), true);
  });
});
