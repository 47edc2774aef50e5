import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { insertAfter, setAttribute } from '../../xml/edits';
import type { Fix } from '../engine/finding';
import { dedented } from './dedented';
import { inFile, review } from './fixes';
import { escapeAttribute } from './rule-text';

/** A pool like the one of an application, for this application alone. Its virtual account is another one. */
export function ownPool({ site, application, pools, topology, hostFile }: Place): readonly Fix[] {
  const [pool] = pools;
  const name = pool?.element.attribute('name');
  if (!site || !application || !pool || !name || pools.length > 1 || !topology || !hostFile) return [];
  const url = application.path === '/' ? site.name : `${site.name}${application.path}`;
  const own = poolNameFor(url);
  if (topology.poolsNamed(own).length > 0 || textOf(application.applicationPool) === own) return [];
  const copy = dedented(pool.element);
  const { start } = pool.element.span;
  const before = copy.slice(0, name.valueSpan.start - start);
  const after = copy.slice(name.valueSpan.end - start);
  // The tag of the pool is on one line up to its name; else offsets in the copy are others.
  if (before.includes('\n')) return [];
  return [
    review(
      `Give ${url} an application pool of its own`,
      inFile(
        hostFile,
        insertAfter(pool.element, `${before}${escapeAttribute(own)}${after}`),
        setAttribute(application.element, 'applicationPool', own),
      ),
    ),
  ];
}

/** A name for the pool of one application: what the schema does not allow in names of pools becomes a blank. */
export function poolNameFor(url: string): string {
  return url.replace(/[\\/"<>:*?[\]+=;,@&|]/g, ' ');
}
