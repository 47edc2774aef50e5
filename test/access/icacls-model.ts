import { parseRight } from '../../server/src/core/analysis';
import { inheritedAces } from '../../server/src/core/windows/ace-inheritance';
import { principalOf } from '../../server/src/core/windows/principal';
import { parseSddl, sddlText } from '../../server/src/core/windows/sddl';
import {
  type Ace,
  acesOf,
  CONTAINER_INHERIT,
  descriptorOfAces,
  INHERITED,
  OBJECT_INHERIT,
  plainAce,
} from '../../server/src/core/windows/security-descriptor';
import type { Sid } from '../../server/src/core/windows/sid';

/** A row of `acls.json`. */
export interface Listed {
  readonly path: string;
  readonly kind: 'dir' | 'file';
  readonly sddl: string;
  readonly attributes?: string;
}

interface Node extends Omit<Listed, 'sddl'> {
  own: readonly Ace[];
  inherited: readonly Ace[];
  isProtected: boolean;
}

const DEPLOYER = { user: principalOf('S-1-5-32-544' as Sid), group: principalOf('S-1-5-32-544' as Sid) };

/**
 * What files and folders are after commands that WhoIIS offers, as the documentation of icacls tells them: `/grant` adds an
 * entry of the object itself, `/inheritance:e` lets the folder hand its entries down besides the own ones, `/reset` puts
 * these in the place of the own ones, `/remove` takes the entries of one account. What lies below follows (A47).
 */
export function afterCommands(
  listed: readonly Listed[],
  commands: readonly string[],
  sids: Readonly<Record<string, string>>,
): readonly Listed[] {
  const nodes = new Map(listed.map(row => [row.path.toLowerCase(), nodeOf(row)]));
  for (const command of commands) run(command, nodes, sids);
  return [...nodes.values()].map(node => ({
    path: node.path,
    kind: node.kind,
    ...(node.attributes !== undefined && { attributes: node.attributes }),
    sddl: sddlText({
      ...descriptorOfAces([...node.own, ...node.inherited]),
      owner: DEPLOYER.user,
      daclFlags: node.isProtected ? 'PAI' : 'AI',
    }),
  }));
}

function nodeOf({ sddl, ...row }: Listed): Node {
  const parsed = parseSddl(sddl);
  if (parsed.kind !== 'descriptor') throw new Error(sddl);
  const aces = acesOf(parsed.descriptor);
  return {
    ...row,
    own: aces.filter(ace => !(ace.flags & INHERITED)),
    inherited: aces.filter(ace => ace.flags & INHERITED),
    isProtected: parsed.descriptor.isProtected,
  };
}

function run(command: string, nodes: Map<string, Node>, sids: Readonly<Record<string, string>>): void {
  const readOnly = /^attrib -r "([^"]+)"$/.exec(command);
  const [, path = '', option = '', value = ''] = /^icacls "([^"]+)" (\/[a-z:]+)(?: "([^"]+)")?$/.exec(command) ?? [];
  const node = nodes.get((readOnly?.[1] ?? path).toLowerCase());
  if (!node) throw new Error(`no such object or command: ${command}`);
  if (readOnly) {
    nodes.set(node.path.toLowerCase(), { ...node, attributes: 'Archive' });
    return;
  }
  const [, account = value, flags = '', right = ''] = /^(.*?):((?:\([OC]I\))*)([A-Z]+)$/.exec(value) ?? [];
  const sid = (account.startsWith('*') ? account.slice(1) : sids[account]) as Sid | undefined;
  const isOf = (effect: Ace['effect']) => (ace: Ace) => ace.effect === effect && ace.principal.sid === sid;
  switch (option) {
    case '/grant': {
      const bits = (flags.includes('OI') ? OBJECT_INHERIT : 0) | (flags.includes('CI') ? CONTAINER_INHERIT : 0);
      if (sid === undefined) throw new Error(account);
      const ace = plainAce('allow', bits, parseRight(right, 'file') ?? 0, principalOf(sid));
      node.own = [
        ...node.own.filter(each => each.effect === 'deny'),
        ace,
        ...node.own.filter(each => each.effect !== 'deny'),
      ];
      break;
    }
    case '/remove:d':
      node.own = node.own.filter(ace => !isOf('deny')(ace));
      break;
    case '/remove:g':
      node.own = node.own.filter(ace => !isOf('allow')(ace));
      break;
    case '/reset':
      node.own = [];
      node.isProtected = false;
      break;
    case '/inheritance:e':
      node.isProtected = false;
      break;
    default:
      throw new Error(command);
  }
  push(nodes, node.path.toLowerCase(), option === '/reset' || option === '/inheritance:e');
}

/** Hands down what a folder has, to all that is listed below it and is not protected. */
function push(nodes: Map<string, Node>, from: string, itself: boolean): void {
  const keys = [...nodes.keys()].filter(key => (key === from ? itself : key.startsWith(`${from}\\`))).sort();
  for (const key of keys) {
    const node = nodes.get(key);
    const parent = nodes.get(key.slice(0, key.lastIndexOf('\\')));
    if (!node || !parent || node.isProtected) continue;
    const from = descriptorOfAces([...parent.own, ...parent.inherited]);
    node.inherited = inheritedAces(from, node.kind === 'dir' ? 'directory' : 'file', DEPLOYER).filter(
      ace => ace.flags & INHERITED,
    );
  }
}
