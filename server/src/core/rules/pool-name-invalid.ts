import type { ConfigFile } from '../config/files/config-file';
import type { Pool, Topology } from '../config/files/topology';
import { validate } from '../schema/validators';
import type { TextEdit } from '../text/edit';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { escapeAttribute, isTemplated } from './support/rule-text';

/** What IIS Manager accepts; WAS names its limit only in the event (5050). */
const LONGEST = 64;

export const poolNameInvalid = hostRule({
  id: 'pool-name-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'IIS does not accept the name of an application pool.',
  why: 'A pool without a valid name never starts: its applications answer 503, and no account can be derived from the name.',
  iis: { status: '503', hresult: null },
  messages: {
    empty: (_: Record<string, never>) => 'Invalid application pool name: it is empty',
    characters: ({ found }: { found: string }) =>
      `Invalid application pool name: it must not contain any of \\ / " < > : * ? [ ] + = ; , @ & | (here: ${found})`,
    long: ({ length }: { length: number }) =>
      `The name has ${length} characters: Windows Process Activation ignores pools with long names (${LONGEST} are safe)`,
  },
  pool({ file, pool, facts, report }) {
    const isExpress = facts.host === 'iisexpress';
    // R10: IIS Express has no WAS; it reads the section with the same schema.
    const answer = isExpress ? { iis: null } : {};
    const { name, at, element } = pool;
    if (!element.attribute('name') || isTemplated(name)) return;
    const part = validate({ type: 'applicationPoolName', parameter: '' }, name)?.part;
    if (name === '') report({ message: 'empty', data: {}, at: at.span, ...answer });
    else if (part !== undefined) {
      const fixes = (host: Topology | undefined) => (host ? repairs(file, host, pool) : []);
      report({ message: 'characters', data: { found: part }, at: at.span, fixes, ...answer });
    } else if (name.length > LONGEST && !isExpress)
      report({ message: 'long', data: { length: name.length }, at: at.span, severity: 'warning', iis: null });
  },
});

function repairs(file: ConfigFile, topology: Topology, pool: Pool): readonly Fix[] {
  const name = pool.name.replace(/[|<>&"/[\]+=;:,?*@\\]+/g, '-').replace(/^-+|-+$/g, '');
  if (name === '' || topology.poolsNamed(name).length > 0) return [];
  const newText = escapeAttribute(name);
  const edits = new Map<number, TextEdit>([[pool.at.span.start, { span: pool.at.span, newText }]]);
  for (const site of topology.sitesIn(pool.name))
    for (const { applicationPool: used } of site.applications)
      if (used.kind === 'set' && used.value.toLowerCase() === pool.name.toLowerCase())
        edits.set(used.at.span.start, { span: used.at.span, newText });
  return [review(`Rename to "${name}"`, inFile(file, [...edits.values()]))];
}
