import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reasonOf } from '../../server/src/core/config/refusals/wording';
import { HOST_URI, workspaceOf } from '../support/memory';
import { refusalsIn } from '../support/refusals';

const TEXT = `<configuration>
  <system.applicationHost>
    <applicationPools><add name="A" /><add name="B" autoStart="true"><processModel idleTimeout="00:20:00" /></add></applicationPools>
    <sites>
      <site name="One" id="1"><application path="/"><virtualDirectory path="/" physicalPath="C:\\one" /></application></site>
      <site name="Two" id="2"><limits maxConnections="10" /></site>
    </sites>
  </system.applicationHost>
  <system.webServer><httpErrors errorMode="Custom"><error statusCode="404" path="x" /></httpErrors></system.webServer>
  <location path="One"><system.webServer><directoryBrowse enabled="true" /></system.webServer></location>
</configuration>`;

describe('refusals after edits', () => {
  it('are those of the same text read anew, whatever was found clean before', () => {
    const word = fc.constantFrom('x', '"', '<', '/>', ' ', 'enabled', 'add', '<site name="N" id="3" />', '>', '');
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), word });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        let snapshot = workspaceOf({ 'applicationHost.config': TEXT });
        for (const [index, { at, length, word: newText }] of edits.entries()) {
          refusalsIn(snapshot, HOST_URI);
          const size = snapshot.text(HOST_URI)?.length ?? 0;
          const start = at % (size + 1);
          snapshot = snapshot.edit(
            HOST_URI,
            [{ span: { start, end: Math.min(size, start + length) }, newText }],
            index + 2,
          );
        }
        const fresh = workspaceOf({ 'applicationHost.config': snapshot.text(HOST_URI) ?? '' });
        const tell = (from: typeof snapshot) =>
          refusalsIn(from, HOST_URI).map(({ refusal }) => [refusal.kind, refusal.at.span.start, reasonOf(refusal)]);
        assert.deepEqual(tell(snapshot), tell(fresh));
      }),
      { numRuns: 400 },
    );
  });
});
