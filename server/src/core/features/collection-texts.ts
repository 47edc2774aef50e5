import type { CollectionSchema } from '../schema/types';

export const CLEAR_TEXT = 'Takes away all entries that outer levels and the lines above have added.';

/** What a `remove` does; back-ticks mark code. */
export function removeText({ keys }: CollectionSchema): string {
  const names = keys.map(key => `\`${key}\``).join(', ');
  return `Takes away the entry that an outer level has added under the same key${names === '' ? '' : ` (${names})`}. Where there is none, nothing happens.`;
}
