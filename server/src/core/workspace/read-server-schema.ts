import { readSchemaFile } from '../schema/runtime-schema';
import { ServerSchema } from './server-schema';

/** What one schema file of a server could not say. */
export interface SchemaProblem {
  readonly uri: string;
  readonly message: string;
}

/**
 * Reads schema files of a server (`*_schema.xml`, `rscaext.xml`, …), later ones above earlier ones. What cannot be
 * read is left out and told.
 */
export function readServerSchema(files: Iterable<{ readonly uri: string; readonly text: string }>): {
  readonly schema: ServerSchema;
  readonly problems: readonly SchemaProblem[];
} {
  const read = [...files].map(({ uri, text }) => ({ uri, file: readSchemaFile(text, uri) }));
  return {
    schema: new ServerSchema(read.flatMap(({ file }) => file.sections)),
    problems: read.flatMap(({ uri, file }) => file.problems.map(({ message }) => ({ uri, message }))),
  };
}
