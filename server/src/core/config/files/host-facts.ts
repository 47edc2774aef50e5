import { detached } from '../../base/detached';
import { isTemplated } from '../../text/template-tokens';
import { windowsPathKey, writtenPath } from '../../windows/windows-path';
import type { XmlElement } from '../../xml/tree';
import { textOf } from '../base/value';
import { physicalPathAt } from './physical-path';
import { SiteEntry } from './topology-entries';

/**
 * What other units may want to know of one, as plain data: it holds for every version of the file that has the unit. Names are in
 * lower case, as they compare.
 */
export interface UnitFacts {
  /** Of pool and site; `''` where none is written. */
  readonly name: string;
  readonly isTemplated: boolean;
  /** Of a site. */
  readonly id: string;
  /** Of a location tag: the key of its target. */
  readonly key: string;
  /** Of a location tag: some section in it may name another file. */
  readonly mayNameFile: boolean;
}

/** What is inside of a site, without the default values that stand outside of it. */
export interface SiteContent {
  /** Pools of its applications; undefined for those that name none. */
  readonly pools: readonly (string | undefined)[];
  /** `protocol information`. */
  readonly bindings: readonly string[];
  /** Keys of the folders of its virtual directories; undefined for those that write none. */
  readonly folders: readonly (string | undefined)[];
}

export function namedFacts(element: XmlElement): UnitFacts {
  const name = element.value('name') ?? '';
  const id = element.value('id') ?? '';
  return {
    name: detached(name.toLowerCase()),
    isTemplated: isTemplated(name),
    id: detached(id.toLowerCase()),
    key: '',
    mayNameFile: false,
  };
}

/** `key` is that of `keyOfTag`. */
export function tagFacts(element: XmlElement, key: string): UnitFacts {
  return { name: '', isTemplated: false, id: '', key: detached(key), mayNameFile: mayNameFile(element) };
}

/** True where some section may lie in another file. */
export function mayNameFile({ document, span }: XmlElement): boolean {
  return /\bconfigSource\s*=|<appSettings\b[^>]*\bfile\s*=/.test(document.text.slice(span.start, span.end));
}

/** The site that a location tag names. */
export function siteOfKey(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

export function siteContent(element: XmlElement): SiteContent {
  const site = new SiteEntry(NOWHERE, element, { schema: undefined, application: [], virtualDirectory: [] });
  const pools = new Set<string | undefined>();
  const folders = new Set<string | undefined>();
  for (const { applicationPool, virtualDirectories } of site.applications) {
    const pool = textOf(applicationPool);
    pools.add(pool === undefined ? undefined : detached(pool.toLowerCase()));
    for (const directory of virtualDirectories) {
      const folder = writtenPath(physicalPathAt(directory, directory.sitePath));
      if (folder !== undefined) folders.add(detached(windowsPathKey(folder)));
      else if (directory.attribute('physicalPath').kind === 'absent') folders.add(undefined);
    }
  }
  const bindings = site.bindings.map(({ protocol, information }) =>
    detached(`${protocol} ${information}`.toLowerCase()),
  );
  return { pools: [...pools], bindings: [...new Set(bindings)], folders: [...folders] };
}

/** Origins of facts are nobody's business. */
const NOWHERE = { uri: '', at: () => ({ file: '', span: { start: 0, end: 0 } }) };
