import { type ConfigFile, sectionElementsIn } from '../../config/files/config-file';
import type { SectionPath } from '../../schema/section-path';
import type { Snapshot } from '../../workspace/snapshot';
import { joinUri, parentUri } from '../../workspace/uri';

/** True where the transform for the release, beside a web.config, says something about a section (G5 of docs/limits.md). */
export function isChangedForRelease(snapshot: Snapshot, file: ConfigFile, section: SectionPath): boolean {
  if (file.role !== 'web') return false;
  const transform = snapshot.config(joinUri(parentUri(file.uri), 'web.Release.config'));
  if (!transform) return false;
  return (
    transform.sectionElements(section).length > 0 ||
    transform.locations.some(tag => sectionElementsIn(tag, section).length > 0)
  );
}
