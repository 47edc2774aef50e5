import type { ServerFacts } from '../../config/base/server-facts';
import { copyIcacls } from '../../repairs/copy';
import type { Identity } from '../../windows/account';
import { SHELLS } from '../../windows/shell/command-line';
import type { Need } from '../copy-icacls';
import { type Block, code, type Inline, type Line, line, paragraph } from '../print/block';
import { grantName } from '../words';

/** Whom to name where Windows asks for an account, and what for. */
export interface Grantee {
  readonly account: Identity;
  /** e.g. `for static files`; '' where there is one name only. */
  readonly purpose: string;
}

/** What the links behind a name need: where the question was asked, and the folders that the accounts work in. */
export interface GrantContext {
  readonly uri: string;
  readonly offset: number;
  readonly needs: readonly Need[];
  /** True where a script or a page about the place can be made. */
  readonly isPlace: boolean;
}

/**
 * The names to type where Windows asks for an account, since its picker does not list virtual accounts; behind them
 * what can be copied. Nothing where no account has one fixed name.
 */
export function grantLine(grantees: readonly Grantee[], facts: ServerFacts, context: GrantContext): readonly Block[] {
  const named = grantees.flatMap(grantee => {
    const name = grantName(grantee.account, facts);
    return name === undefined ? [] : [{ ...grantee, name }];
  });
  const distinct = named.filter(
    ({ name }, index) => named.findIndex(other => other.name.toLowerCase() === name.toLowerCase()) === index,
  );
  if (distinct.length === 0) return [];
  const names = distinct.map(({ account, name, purpose }) => {
    const where = account.kind === 'virtualAccount' ? ' (location: this computer, not the domain)' : '';
    return line`${code(name)}${distinct.length > 1 ? purpose : ''}${where}${links(name, account, facts, context)}`;
  });
  const answers = context.isPlace ? placeLinks(context) : [];
  return paragraph(line`To grant access, enter ${joinNames(names)}${answers}`);
}

function joinNames(names: readonly Line[]): Line {
  return names.flatMap((name, index) => (index === 0 ? name : [index === names.length - 1 ? ' and ' : ', ', ...name]));
}

function links(name: string, account: Identity, facts: ServerFacts, { needs }: GrantContext): Line {
  const given = grantName(account, facts);
  const need = needs.find(candidate => candidate.account === given);
  const [icacls] = need ? copyIcacls([need]) : [];
  return [
    command('Copy', { kind: 'copy', text: name }),
    ...SHELLS.flatMap(shell => {
      const text = icacls?.commands?.[shell];
      return text === undefined
        ? []
        : [command(shell === 'cmd' ? 'icacls' : `icacls (${shell})`, { kind: 'copy', text })];
    }),
  ];
}

function placeLinks({ uri, offset }: GrantContext): Line {
  return [
    command('Permission script', { kind: 'script', uri, offset }),
    command('Explain', { kind: 'explain', uri, offset }),
  ];
}

function command(text: string, run: Extract<Inline, { kind: 'command' }>['command']): Inline {
  return { kind: 'command', text, before: ' · ', command: run };
}
