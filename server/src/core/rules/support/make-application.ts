import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { insertAfter, removeElement } from '../../xml/edits';
import type { Fix } from '../engine/finding';
import { inFile, review } from './fixes';
import { escapeAttribute } from './rule-text';

/**
 * Makes the folder of a place an application in the pool of the one around it: its virtual directory becomes one, or the
 * folder gets its own.
 */
export function makeApplication(place: Place): readonly Fix[] {
  const { site, application, virtualDirectory, hostFile, path, physicalPath } = place;
  if (!site || !application || !virtualDirectory || !hostFile || path === '/' || path === application.path) return [];
  const folder =
    virtualDirectory.sitePath.toLowerCase() === path.toLowerCase()
      ? textOf(virtualDirectory.attribute('physicalPath'))
      : physicalPath;
  if (typeof folder !== 'string') return [];
  const isOwn = virtualDirectory.path !== '/' && virtualDirectory.sitePath.toLowerCase() === path.toLowerCase();
  const pool = application.element.attribute('applicationPool');
  const poolText = pool ? ` applicationPool="${escapeAttribute(pool.value)}"` : '';
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
    ...(isOwn ? removeElement(virtualDirectory.element) : []),
    ...insertAfter(application.element, markup),
  ];
  return [review(`Make ${site.name}${path} an application`, inFile(hostFile, edits))];
}
