import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything that is downloaded or made on the way, safe to delete. */
export const cache = path.join(root, '.cache');

export const vsix = path.join(root, 'whoiis.vsix');

export const inRoot = (...names) => path.join(root, ...names);
