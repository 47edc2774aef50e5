import { type LocationSegment, locationKey, locationSegments } from '../config/base/location-path';
import type { ConfigFile, LocationTag } from '../config/files/config-file';
import type { Site } from '../config/files/topology';
import { nearest } from '../text/distance';
import { removeElement } from '../xml/edits';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { escapeAttribute, isTemplated } from './support/rule-text';

export const locationPathUnknown = hostRule({
  id: 'location-path-unknown',
  severity: 'info',
  since: '0.1.0',
  summary: 'A location tag of the host configuration names a site that the file does not define.',
  why: 'The settings in it apply to nothing, and tools that ask for the path get "Unrecognized configuration path".',
  messages: {
    unknown: ({ site }: { site: string }) => `No site "${site}" is defined: these settings apply to nothing`,
  },
  onlyWellFormed: true,
  tag({ file, frame: { sitesElement }, site: known, summary, isWhole, parts, report }) {
    // Sites may stand in a file of their own.
    if (sitesElement?.attribute('childSource') || sitesElement?.attribute('configSource')) return;
    if (known || !isWhole || !summary.hasSites || summary.hasTemplatedSite) return;
    for (const { tag } of parts) {
      if (tag?.path === undefined || isTemplated(tag.path)) continue;
      const path = tag.element.attribute('path');
      const [site] = path ? locationSegments(path) : [];
      if (!site) continue;
      report({
        message: 'unknown',
        data: { site: site.text },
        at: site.span,
        fixes: host => repairs(file, tag, host?.sites ?? [], site),
      });
    }
  },
});

function repairs(
  file: ConfigFile,
  tag: LocationTag,
  sites: readonly Site[],
  { text, span }: LocationSegment,
): readonly Fix[] {
  const similar = nearest(
    text,
    sites.map(known => known.name),
  );
  const fixes: Fix[] = [];
  if (similar !== undefined && isFree(file, tag, similar))
    fixes.push(review(`Change to "${similar}"`, inFile(file, { span, newText: escapeAttribute(similar) })));
  return [...fixes, review('Remove this <location>', inFile(file, removeElement(tag.element)))];
}

/** A section may stand once for a path (R71). */
function isFree(file: ConfigFile, { target }: LocationTag, site: string): boolean {
  return target.kind === 'below' && file.locationsFor(locationKey({ ...target, site })).length === 0;
}
