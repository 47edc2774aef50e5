import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { canonicalUri } from '../core/analysis';

/** The canonical URI of a path. */
export function fileUri(file: string): string {
  return canonicalUri(pathToFileURL(file).href);
}

/** The path of a file URI relative to `folder`, with forward slashes; other URIs as they are. */
export function relativePath(folder: string, uri: string): string {
  let file: string;
  try {
    file = fileURLToPath(uri);
  } catch {
    return uri;
  }
  return (path.relative(folder, file) || file).split(path.sep).join('/');
}
