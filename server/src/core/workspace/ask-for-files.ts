import { basePlaces, webParts } from './parts';
import type { Snapshot } from './snapshot';

/**
 * Asks for the files that a check of `uri` rests on, and judges nothing: `snapshot.missing()` names them afterwards. An
 * adapter that checks many files loads those of all first, so that one snapshot serves them, with what it derives of the
 * levels that they share. What this overlooks is asked for by the check itself.
 */
export function askForFiles(snapshot: Snapshot, uri: string): void {
  const source = snapshot.source(uri);
  const file = source && snapshot.configOf(source);
  if (file?.shape !== 'configuration' || file.role !== 'web') return;
  for (const place of basePlaces(snapshot, file)) for (const part of webParts(snapshot, file, place)) part.place();
  // Nearly all files that name another one do so here, and few elements have to be looked at.
  for (const element of file.top) {
    const name = element.value('configSource') ?? (element.is('appSettings') ? element.value('file') : undefined);
    if (name !== undefined) snapshot.askForSource(uri, name);
  }
}
