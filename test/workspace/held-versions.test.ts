import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkInSteps, hover, type Snapshot } from '../../server/src/core/analysis';
import { HOST_URI, settle, uriOf, workspaceOf } from '../support/memory';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const WEB = 'C:\\s\\web.config';
const FILES = {
  'applicationHost.config': `<configuration><system.applicationHost>
  <applicationPools><add name="P" /></applicationPools>
  <sites><site name="S" id="1">
    <application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\s" /></application>
    <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
  </site></sites>
</system.applicationHost></configuration>`,
  [WEB]: '<configuration><appSettings><add key="a" value="" /></appSettings></configuration>',
};

/** What an editor asks for after each key: findings of both files, and a hover. */
function ask(snapshot: Snapshot, uri: string, offset: number): Snapshot {
  return settle(snapshot, current => {
    for (const asked of [uriOf(WEB), HOST_URI]) {
      const check = checkInSteps(current, asked, {
        near: [{ start: 0, end: 100 }],
        onBroken: rule => assert.fail(rule),
      });
      while (!check.isComplete) check.step();
      check.findings();
      // The server keeps it until the next findings.
      check.basis?.holdsIn(current);
    }
    hover(current, uri, offset);
  }).snapshot;
}

describe('versions of a file are not held when nobody can see them any more', () => {
  for (const { name, uri, at } of [
    { name: 'a web.config', uri: uriOf(WEB), at: 'value="' },
    { name: 'a host configuration', uri: HOST_URI, at: 'name="P' },
  ])
    it(`after many keys in ${name}`, async function () {
      this.timeout(60_000);
      const KEYS = 100;
      let snapshot = workspaceOf(FILES);
      const saved = snapshot.text(uri) as string;
      snapshot = ask(snapshot.withSaved(uri, saved), uri, 1);
      const versions: WeakRef<object>[] = [];
      for (let key = 0; key < KEYS; key++) {
        const offset = saved.indexOf(at) + at.length;
        const edit = key % 2 === 0 ? { start: offset, end: offset } : { start: offset, end: offset + 1 };
        snapshot = snapshot.edit(uri, [{ span: edit, newText: key % 2 === 0 ? 'x' : '' }], key + 2);
        snapshot = ask(snapshot, uri, offset);
        versions.push(new WeakRef(snapshot.source(uri) as object));
      }
      // A reference that was just read is held until the end of the turn.
      await new Promise(resolve => setTimeout(resolve, 10));
      collect();
      const held = versions.filter(version => version.deref() !== undefined).length;
      assert.ok(held <= 5, `${held} of ${KEYS} versions are held`);
    });
});
