import type { Origin } from '../../config/base/value';
import type { Snapshot } from '../../workspace/snapshot';
import { uriKey, uriPath } from '../../workspace/uri';

/** Where an origin begins, zero-based. */
export function positionIn(snapshot: Snapshot, at: Origin): { readonly line: number; readonly character: number } {
  return snapshot.position(at.file, at.span.start);
}

/** The end of a path that no other of the files shares: `web.config`, or `shop/web.config` beside another one. */
export function shortestName(uri: string, among: readonly string[]): string {
  const own = segmentsOf(uri);
  const others = among.filter(other => uriKey(other) !== uriKey(uri)).map(segmentsOf);
  for (let count = 1; count < own.length; count++) {
    const tail = tailOf(own, count);
    if (!others.some(other => tailOf(other, count).toLowerCase() === tail.toLowerCase())) return tail;
  }
  return own.join('/');
}

function tailOf(segments: readonly string[], count: number): string {
  return segments.slice(-count).join('/');
}

function segmentsOf(uri: string): readonly string[] {
  return uriPath(uri)
    .split(/[\\/]/)
    .filter(segment => segment !== '');
}
