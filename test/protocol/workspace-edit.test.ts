import assert from 'node:assert/strict';
import { canonicalUri, type Fix } from '../../server/src/core/analysis';
import type { ProtoContext } from '../../server/src/lsp/to-proto';
import { toWorkspaceEdit } from '../../server/src/lsp/to-workspace-edit';
import { HOST_URI, uriOf, workspaceOf } from '../support/memory';

const WEB = uriOf('C:\\s\\web.config');

function context(changeAnnotations: boolean): ProtoContext {
  return {
    snapshot: workspaceOf({ 'applicationHost.config': '<a/>', 'C:\\s\\web.config': '<b/>' }),
    features: { documentChanges: true, changeAnnotations } as ProtoContext['features'],
    clientUri: uri => uri,
    openVersion: uri => (canonicalUri(uri) === canonicalUri(WEB) ? 7 : null),
  } as ProtoContext;
}

const FIX: Fix = {
  title: 'Change both',
  safety: 'review',
  edits: [WEB, HOST_URI].map(uri => ({ uri, edits: [{ span: { start: 1, end: 2 }, newText: 'x' }] })),
};

describe('edits of several files', () => {
  it('ask before they change one that is not open', () => {
    const { documentChanges, changeAnnotations } = toWorkspaceEdit(context(true), FIX);
    const ids = documentChanges?.flatMap(change =>
      'edits' in change ? change.edits.map(edit => ('annotationId' in edit ? edit.annotationId : undefined)) : [],
    );
    const asks = ids?.map(id => changeAnnotations?.[id ?? '']?.label ?? '');
    assert.match(asks?.[1] ?? '', /applicationHost\.config, which is not open/);
    assert.doesNotMatch(asks?.[0] ?? '', /not open/);
    for (const each of Object.values(changeAnnotations ?? {})) assert.equal(each.needsConfirmation, true);
  });

  it('say nothing of it to clients that cannot ask', () => {
    assert.equal(toWorkspaceEdit(context(false), FIX).changeAnnotations, undefined);
  });

  it('make a file that does not exist before they write it', () => {
    const uri = uriOf('C:\\s\\connectionStrings.config');
    const text = { span: { start: 0, end: 0 }, newText: '<connectionStrings />' };
    const fix: Fix = {
      ...FIX,
      edits: [
        { uri: WEB, edits: FIX.edits[0]?.edits ?? [] },
        { uri, edits: [text], isNew: true },
      ],
    };
    const { documentChanges } = toWorkspaceEdit(context(true), fix);
    assert.deepEqual(documentChanges?.slice(1), [
      { kind: 'create', uri },
      {
        textDocument: { uri, version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: '<connectionStrings />',
          },
        ],
      },
    ]);
  });
});
