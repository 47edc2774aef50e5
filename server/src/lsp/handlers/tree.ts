import { settle } from '../../common/settle';
import { childNodes, nodesAt, serverNodes, type TreeNode } from '../../core/analysis';
import type { TREE } from '../../protocol/messages';
import { toOffset } from '../from-proto';
import type { Session } from '../session';
import type { OwnHandler } from './handler';

export const handleTree: OwnHandler<typeof TREE> = async (session, { key, textDocument, position }) => {
  if (textDocument && position) {
    const nodes = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
      nodesAt(snapshot, uri, toOffset(snapshot, uri, position)),
    );
    return toClient(session, nodes ?? []);
  }
  const scopes = await session.allScopes();
  if (Array.isArray(key)) {
    for (const scope of scopes) {
      const nodes = await settle(scope, snapshot => childNodes(snapshot, key));
      if (nodes) return toClient(session, nodes);
    }
    return null;
  }
  const servers = await Promise.all(scopes.map(scope => settle(scope, serverNodes)));
  // Workspace folders may share a host configuration.
  const byUri = new Map(servers.flat().map(node => [node.uri, node]));
  return toClient(session, [...byUri.values()]);
};

/** The key stays as it is: the client hands it back. */
function toClient(session: Session, nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.map(node => ({
    ...node,
    uri: session.clientUri(node.uri),
    webConfig: node.webConfig === null ? null : session.clientUri(node.webConfig),
  }));
}
