import fc from 'fast-check';

/** One child of a section's collection. */
export interface Directive {
  readonly verb: 'add' | 'remove' | 'clear' | 'default';
  readonly key: string;
  readonly value: string | undefined;
  readonly lockItem: boolean;
}

/** A section as one element writes it. */
export interface Block {
  readonly kind: SectionKind;
  /** Where it stands: a file, and the level to which it counts, both as paths from the server. */
  readonly file: string;
  readonly level: string;
  /** False where the level is that of the file and no location tag is around it. */
  readonly inTag: boolean;
  readonly inherit: boolean;
  readonly setting: string | undefined;
  readonly locksSetting: boolean;
  readonly locksRemove: boolean;
  readonly directives: readonly Directive[];
}

/** What the test knows of a section. */
export interface SectionKind {
  readonly path: string;
  /** The child element that is the collection, where the section itself is none. */
  readonly within?: string;
  readonly add: string;
  readonly key: string;
  readonly value?: string;
  /** Of entries; undefined: absent. */
  readonly valueDefault?: string;
  readonly setting?: string;
  readonly settings?: readonly string[];
  readonly settingDefault?: string;
  readonly defaultElement?: string;
  readonly append: boolean;
  readonly keysMindCase?: boolean;
  readonly inWebConfigOnly?: boolean;
  /** Locks bind the location tags of their own file as well. */
  readonly bindsOwnFile?: boolean;
}

export const KINDS: readonly SectionKind[] = [
  {
    path: 'system.webServer/handlers',
    add: 'add',
    key: 'name',
    value: 'path',
    setting: 'accessPolicy',
    settings: ['Read', 'Script', 'None'],
    settingDefault: 'Read',
    append: false,
    keysMindCase: true,
  },
  {
    path: 'system.webServer/staticContent',
    add: 'mimeMap',
    key: 'fileExtension',
    value: 'mimeType',
    setting: 'defaultDocFooter',
    settings: ['a', 'b', 'c'],
    append: true,
  },
  {
    path: 'system.webServer/defaultDocument',
    within: 'files',
    add: 'add',
    key: 'value',
    setting: 'enabled',
    settings: ['true', 'false'],
    settingDefault: 'true',
    append: false,
  },
  {
    path: 'system.applicationHost/applicationPools',
    add: 'add',
    key: 'name',
    value: 'queueLength',
    valueDefault: '1000',
    defaultElement: 'applicationPoolDefaults',
    append: true,
  },
  // No schema knows it.
  {
    path: 'acme',
    add: 'add',
    key: 'key',
    value: 'value',
    setting: 'mode',
    settings: ['a', 'b'],
    append: true,
    inWebConfigOnly: true,
    bindsOwnFile: true,
  },
];

/** The levels of the files, by their paths from the server; `shop/app` is an application. */
export const LEVELS = ['', 'shop', 'shop/sub', 'shop/app', 'shop/app/deep'] as const;

const APPLICATION = 'shop/app';

function directives(kind: SectionKind): fc.Arbitrary<readonly Directive[]> {
  // The collection with default elements knows neither remove nor clear.
  const verb = fc.constantFrom<Directive['verb']>(
    ...(kind.defaultElement === undefined
      ? (['add', 'add', 'add', 'add', 'remove', 'remove', 'clear'] as const)
      : (['add', 'add', 'default'] as const)),
  );
  const directive = fc.record({
    verb,
    key: fc.constantFrom('A', 'a', 'B', 'C', 'D'),
    value: fc.option(fc.constantFrom('11', '12', '13'), { nil: undefined, freq: 3 }),
    lockItem: fc.nat(4).map(number => number === 0),
  });
  return fc.array(directive, { maxLength: 4 });
}

const block: fc.Arbitrary<Block> = fc.constantFrom(...KINDS).chain(kind =>
  fc
    .record({
      kind: fc.constant(kind),
      file: fc.constantFrom(...LEVELS),
      level: fc.constantFrom(...LEVELS),
      inTag: fc.boolean(),
      inherit: fc.boolean(),
      setting: fc.option(fc.constantFrom(...(kind.settings ?? [''])), { nil: undefined }),
      locksSetting: fc.nat(4).map(number => number === 0),
      locksRemove: fc.nat(4).map(number => number === 0),
      directives: directives(kind),
    })
    .map(drawn => {
      // What ASP.NET makes of a section of its own in the host file nobody knows.
      const file = drawn.file === '' && kind.inWebConfigOnly ? 'shop' : drawn.file;
      // A file writes for its own level and for those below.
      const level = isAtOrBelow(drawn.level, file) ? drawn.level : file;
      const inTag = drawn.inTag || level !== file;
      return { ...drawn, file, level, inTag, inherit: drawn.inherit || !inTag };
    }),
);

/** The sections that the files of a server write, in document order within each file. */
export const randomServer: fc.Arbitrary<readonly Block[]> = fc.array(block, { minLength: 2, maxLength: 14 });

function isAtOrBelow(level: string, outer: string): boolean {
  return outer === '' || level === outer || level.startsWith(`${outer}/`);
}

/** The text of every file by its level, and where each directive and each setting stands in it. */
export function writeServer(blocks: readonly Block[], hostBase: string) {
  const texts = new Map<string, string>();
  const starts = new Map<Directive | Block, number>();
  for (const file of LEVELS) {
    let text = `<configuration>${file === '' ? hostBase : ''}`;
    for (const written of blocks) {
      if (written.file !== file) continue;
      const { kind, inTag, inherit } = written;
      const path = written.level === file ? '.' : written.level.slice(file === '' ? 0 : file.length + 1);
      const names = kind.path.split('/');
      const section = names.pop() ?? '';
      if (inTag) text += `<location path="${path}"${inherit ? '' : ' inheritInChildApplications="false"'}>`;
      text += names.map(name => `<${name}>`).join('');
      const within = written.directives.length > 0 || written.locksRemove ? kind.within : undefined;
      const lockRemove = written.locksRemove ? ' lockElements="remove"' : '';
      text += `<${section}${kind.within === undefined ? lockRemove : ''}`;
      if (written.locksSetting && kind.setting !== undefined) text += ` lockAttributes="${kind.setting}"`;
      starts.set(written, text.length + 1);
      if (written.setting !== undefined && kind.setting !== undefined) text += ` ${kind.setting}="${written.setting}"`;
      text += '>';
      if (within !== undefined) text += `<${within}${lockRemove}>`;
      for (const directive of written.directives) {
        starts.set(directive, text.length);
        text += directiveText(kind, directive);
      }
      if (within !== undefined) text += `</${within}>`;
      text += `</${section}>${names
        .reverse()
        .map(name => `</${name}>`)
        .join('')}`;
      if (inTag) text += '</location>';
    }
    texts.set(file, `${text}</configuration>`);
  }
  return { texts, starts };
}

function directiveText(kind: SectionKind, { verb, key, value, lockItem }: Directive): string {
  const values = value === undefined || kind.value === undefined ? '' : ` ${kind.value}="${value}"`;
  switch (verb) {
    case 'clear':
      return '<clear />';
    case 'remove':
      return `<remove ${kind.key}="${key}" />`;
    case 'default':
      return `<${kind.defaultElement}${values} />`;
    case 'add':
      return `<${kind.add} ${kind.key}="${key}"${values}${lockItem ? ' lockItem="true"' : ''} />`;
  }
}

/** Something that IIS objects to: `at` is where it stands in the text of `file`. */
export interface NaiveIncident {
  readonly kind: 'duplicateKey' | 'lockedItem' | 'lockedAttribute' | 'lockedElement';
  readonly file: string;
  readonly at: number;
}

export interface NaiveMerge {
  readonly setting: string | undefined;
  readonly entries: readonly { readonly key: string; readonly value: string | undefined; readonly at: number }[];
  readonly incidents: readonly NaiveIncident[];
}

interface Entry {
  readonly directive: Directive;
  readonly block: Block;
}

/** A section at a level, merged from all that is written on the way there (R70, R72): no sharing, no haste. */
export function mergeNaively(
  kind: SectionKind,
  target: string,
  blocks: readonly Block[],
  starts: ReadonlyMap<Directive | Block, number>,
): NaiveMerge {
  const counting = blocksAt(kind, target, blocks);
  const incidents: NaiveIncident[] = [...granularIncidents(kind, counting, starts)];
  let inherited: readonly Entry[] = [];
  let own: readonly Entry[] = [];
  /** Keys of locked entries that the file has tried to take away: adding them again is no error of its own. */
  let refused = new Set<string>();
  const all = (): readonly Entry[] => (kind.append ? [...inherited, ...own] : [...own, ...inherited]);
  for (const [index, written] of counting.entries()) {
    const before = counting[index - 1];
    if (before?.file !== written.file || before.level !== written.level) {
      inherited = all();
      own = [];
      refused = new Set();
    }
    for (const directive of written.directives) {
      const isLocked = (entry: Entry): boolean => entry.directive.lockItem && isBoundBy(kind, entry.block, written);
      const incident = (what: 'duplicateKey' | 'lockedItem'): void => {
        incidents.push({ kind: what, file: written.file, at: starts.get(directive) ?? Number.NaN });
      };
      const found = all().find(entry => keyOf(kind, entry.directive) === keyOf(kind, directive));
      if (directive.verb === 'clear') {
        const kept = all().filter(isLocked);
        for (const entry of kept) {
          incident('lockedItem');
          refused.add(keyOf(kind, entry.directive));
        }
        inherited = kept;
        own = [];
      } else if (directive.verb === 'remove' && found) {
        if (isLocked(found)) {
          incident('lockedItem');
          refused.add(keyOf(kind, directive));
        } else {
          inherited = inherited.filter(entry => entry !== found);
          own = own.filter(entry => entry !== found);
        }
      } else if (directive.verb === 'add') {
        const entry = { directive, block: written };
        // A repeat within one element is an error of its content.
        if (found && found.block !== written && !refused.has(keyOf(kind, directive))) incident('duplicateKey');
        if (found) {
          inherited = inherited.map(other => (other === found ? entry : other));
          own = own.map(other => (other === found ? entry : other));
        } else own = [...own, entry];
      }
    }
  }
  // Of several in one element, which the schema does not allow, the first counts.
  const defaults = counting.flatMap(({ directives: list }) => list.find(({ verb }) => verb === 'default') ?? []);
  const valueDefault = defaults.reduce((value, { value: next }) => next ?? value, kind.valueDefault);
  return {
    setting: counting.reduce((setting, { setting: next }) => next ?? setting, kind.settingDefault),
    entries: all().map(({ directive }) => ({
      key: directive.key,
      value: directive.value ?? valueDefault,
      at: starts.get(directive) ?? Number.NaN,
    })),
    incidents,
  };
}

function keyOf({ keysMindCase }: SectionKind, { key }: Directive): string {
  return keysMindCase ? key : key.toLowerCase();
}

/** What counts at a level, in order: level by level, at each the tags of the files above and then the level's own file. */
function blocksAt(kind: SectionKind, target: string, blocks: readonly Block[]): readonly Block[] {
  const counting: Block[] = [];
  for (const level of LEVELS) {
    if (!isAtOrBelow(target, level)) continue;
    for (const file of LEVELS)
      for (const inTag of file === level ? [false, true] : [true])
        for (const written of blocks)
          if (written.kind === kind && written.file === file && written.level === level && written.inTag === inTag)
            if (written.inherit || !isAtOrBelow(target, APPLICATION) || isAtOrBelow(level, APPLICATION))
              counting.push(written);
  }
  return counting;
}

/** Whether a lock in one block binds another one (R72). */
function isBoundBy({ bindsOwnFile }: SectionKind, lock: Block, { file, level }: Block): boolean {
  return lock.file !== file || (bindsOwnFile === true && lock.level !== level);
}

function granularIncidents(
  kind: SectionKind,
  counting: readonly Block[],
  starts: ReadonlyMap<Directive | Block, number>,
): readonly NaiveIncident[] {
  const incidents: NaiveIncident[] = [];
  for (const [index, written] of counting.entries()) {
    const { file } = written;
    const above = counting.slice(0, index).filter(other => isBoundBy(kind, other, written));
    if (kind.setting !== undefined && written.setting !== undefined && above.some(({ locksSetting }) => locksSetting))
      incidents.push({ kind: 'lockedAttribute', file, at: starts.get(written) ?? Number.NaN });
    if (above.some(({ locksRemove }) => locksRemove))
      for (const directive of written.directives)
        if (directive.verb === 'remove')
          incidents.push({ kind: 'lockedElement', file, at: (starts.get(directive) ?? Number.NaN) + 1 });
  }
  return incidents;
}
