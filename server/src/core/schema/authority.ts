import type { SectionSchema } from './types';

/**
 * True where what the schema of a section does not know is unknown to the server as well: in the sections of IIS and
 * FTP, of which our data is that of IIS 10, and where the server's own edition of every file that declares the section
 * has been read. Modules are installed and updated apart from IIS, so that a newer one may know more than our data of
 * it; a schema file that only adds to the section of another product says nothing about the rest of it.
 */
export function isComplete({ product, origins }: SectionSchema): boolean {
  if (product === 'IIS' || product === 'FTP') return true;
  const read = new Set(origins.flatMap(origin => (origin.kind === 'file' ? [nameOf(origin.file)] : [])));
  return origins.every(origin => origin.kind === 'file' || read.has(origin.schemaFile.toLowerCase()));
}

/** Windows has one file of that name, however it is spelt. */
function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1).toLowerCase();
}
