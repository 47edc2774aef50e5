import assert from 'node:assert/strict';
import { codeActions, type Finding, findings, type Snapshot } from '../../server/src/core/analysis';
import { checkFile } from '../../server/src/core/rules/check-file';
import { HOST_URI, workspaceOf } from '../support/memory';

const RULE = 'anonymous-iusr-default';

interface Given {
  /** Comments by the number of the site behind them. */
  readonly before?: Readonly<Record<number, string>>;
  readonly rules?: Readonly<Record<string, 'warning' | 'hint'>>;
}

/** Sites in pools of their own, whose anonymous visitors are IUSR. */
function hostWith(sites: number, { before = {}, rules = {} }: Given = {}): Snapshot {
  const numbers = Array.from({ length: sites }, (_, index) => index);
  const text = `<configuration>
  <system.applicationHost>
    <applicationPools>
${numbers.map(n => `      <add name="Pool${n}" />`).join('\n')}
    </applicationPools>
    <sites>
${numbers
  .map(
    n => `      <site name="Site${n}" id="${n + 1}">
        <application path="/" applicationPool="Pool${n}"><virtualDirectory path="/" physicalPath="C:\\${n}" /></application>
        <bindings><binding protocol="http" bindingInformation="*:80:s${n}" /></bindings>
      </site>`,
  )
  .join('\n')}
    </sites>
  </system.applicationHost>
${numbers
  .map(
    n => `  ${before[n] ?? ''}
  <location path="Site${n}"><system.webServer><security><authentication><anonymousAuthentication userName="IUSR" /></authentication></security></system.webServer></location>`,
  )
  .join('\n')}
</configuration>
`;
  return workspaceOf({ 'applicationHost.config': text }, { rules });
}

const ofRule = (found: readonly Finding[]) => found.filter(({ rule }) => rule === RULE);
const shown = (snapshot: Snapshot) => ofRule(findings(snapshot, HOST_URI));
const each = (snapshot: Snapshot) => ofRule(checkFile(snapshot, HOST_URI));

describe('a hint that holds in many places', () => {
  it('is told place by place up to twenty times', () => {
    const snapshot = hostWith(20);
    assert.equal(each(snapshot).length, 20);
    assert.deepEqual(
      shown(snapshot).map(({ span, message }) => [span, message]),
      each(snapshot).map(({ span, message }) => [span, message]),
    );
  });

  it('is one finding beyond, at the first place, with one sentence for all and the others beside it', () => {
    const snapshot = hostWith(21);
    const all = each(snapshot);
    const [one, ...more] = shown(snapshot);
    assert.ok(one && more.length === 0);
    assert.equal(all.length, 21);
    assert.deepEqual(one.span, all[0]?.span);
    assert.equal(
      one.message,
      'Anonymous visitors are IUSR, while the application pool has an account of its own (21 places in this file)',
    );
    assert.equal(one.severity, 'hint');
    assert.deepEqual(
      one.related.map(({ at, text }) => [at.file, at.span, text]),
      all.slice(1).map(({ span, message }) => [HOST_URI, span, message]),
    );
  });

  it('is left alone where the settings make it a warning', () => {
    assert.equal(shown(hostWith(21, { rules: { [RULE]: 'warning' } })).length, 21);
  });

  it('does not count what a comment switches off, nor tell it', () => {
    const comment = `<!-- whoiis-disable-next-line ${RULE}: known -->`;
    assert.equal(shown(hostWith(21, { before: { 3: comment } })).length, 20);
    const snapshot = hostWith(22, { before: { 0: comment } });
    const [one, ...more] = shown(snapshot);
    assert.equal(more.length, 0);
    assert.match(one?.message ?? '', /\(21 places in this file\)$/);
    assert.ok((one?.span.start ?? 0) > (snapshot.text(HOST_URI) ?? '').indexOf('<location path="Site1">'));
    assert.deepEqual(shown(hostWith(22, { before: { 0: `<!-- whoiis-disable-file ${RULE} -->` } })), []);
  });

  it('is the same object for whoever keeps something by it, until one of the places is another', () => {
    const snapshot = hostWith(22);
    const text = snapshot.text(HOST_URI) ?? '';
    const sourceIn = (of: Snapshot) => shown(of)[0]?.source();
    const source = sourceIn(snapshot);
    const blank = { span: { start: text.indexOf('    <sites>'), end: text.indexOf('    <sites>') }, newText: '\n' };
    const moved = snapshot.edit(HOST_URI, [blank], 2);
    assert.equal(sourceIn(moved), source);
    const at = text.indexOf('IUSR', text.indexOf('<location path="Site7">'));
    const repaired = snapshot.edit(HOST_URI, [{ span: { start: at, end: at + 4 }, newText: '' }], 3);
    assert.ok(sourceIn(repaired));
    assert.notEqual(sourceIn(repaired), source);
  });

  it('is repaired at each place by itself', () => {
    const snapshot = hostWith(25);
    const [one] = shown(snapshot);
    const all = each(snapshot);
    assert.equal(one?.members?.length, 25);
    for (const place of [all[0], all[7], all[24]]) {
      assert.ok(place);
      const titles = place.fixes().map(({ title }) => title);
      assert.ok(titles.length > 0);
      const actions = codeActions(snapshot, HOST_URI, { start: place.span.start, end: place.span.start });
      const ours = actions.filter(({ finding, kind }) => finding?.rule === RULE && kind === 'quickfix');
      assert.deepEqual(
        ours.map(({ title }) => title),
        titles,
      );
      // What the editor shows, so that it can tell which finding an action belongs to.
      for (const { finding, fix } of ours) {
        assert.equal(finding?.message, one?.message);
        for (const edit of fix.edits.flatMap(({ edits }) => edits))
          assert.ok(Math.abs(edit.span.start - place.span.start) < 200, 'at its own place');
      }
    }
  });
});
