import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import type { TextEdit } from '../../text/edit';
import { insertAfter, insertChild, removeElement } from '../../xml/edits';
import type { Fix } from '../engine/finding';
import { inFile, review } from './fixes';
import { poolNameFor } from './own-pool';
import { escapeAttribute } from './rule-text';

/**
 * Makes the folder of a place an application in the pool of the one around it: its virtual directory becomes one, or the
 * folder gets its own.
 */
export function makeApplication(place: Place): readonly Fix[] {
  return madeApplication(place, place.application?.element.value('applicationPool'), [], '');
}

/** The same in a new pool without managed code, as ASP.NET Core wants it. */
export function makeIsolatedApplication(place: Place): readonly Fix[] {
  const { site, path, topology } = place;
  const pools = topology?.poolsElement;
  const name = poolNameFor(`${site?.name ?? ''}${path}`);
  if (!pools || topology.poolsNamed(name).length > 0) return [];
  const defined = insertChild(pools, `<add name="${escapeAttribute(name)}" managedRuntimeVersion="" />`, 'last');
  return madeApplication(place, name, defined, ' with a pool of its own');
}

function madeApplication(
  place: Place,
  pool: string | undefined,
  before: readonly TextEdit[],
  how: string,
): readonly Fix[] {
  const { site, application, virtualDirectory, hostFile, path, physicalPath } = place;
  if (!site || !application || !virtualDirectory || !hostFile || path === '/' || path === application.path) return [];
  const folder =
    virtualDirectory.sitePath.toLowerCase() === path.toLowerCase()
      ? textOf(virtualDirectory.attribute('physicalPath'))
      : physicalPath;
  if (typeof folder !== 'string') return [];
  const isOwn = virtualDirectory.path !== '/' && virtualDirectory.sitePath.toLowerCase() === path.toLowerCase();
  const poolText = pool === undefined ? '' : ` applicationPool="${escapeAttribute(pool)}"`;
  // What else the directory says, such as its account, goes along.
  const others = isOwn
    ? virtualDirectory.element.attributes.filter(({ name }) => name !== 'path' && name !== 'physicalPath')
    : [];
  const rest = others.map(({ span }) => ` ${hostFile.document.text.slice(span.start, span.end)}`).join('');
  const markup = [
    `<application path="${escapeAttribute(path)}"${poolText}>`,
    `  <virtualDirectory path="/" physicalPath="${escapeAttribute(folder)}"${rest} />`,
    '</application>',
  ].join('\n');
  const edits = [
    ...before,
    ...(isOwn ? removeElement(virtualDirectory.element) : []),
    ...insertAfter(application.element, markup),
  ];
  return [review(`Make ${site.name}${path} an application${how}`, inFile(hostFile, edits))];
}
