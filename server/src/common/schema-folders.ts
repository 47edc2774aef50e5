import { readServerSchema, type Snapshot } from '../core/analysis';
import type { FileSource } from './file-content';

/** Something that lists folders as well. */
export interface FolderSource extends FileSource {
  /** Names in a folder; undefined where it is no folder or cannot be listed. Never rejects. */
  list(uri: string): Promise<readonly string[] | undefined>;
}

/** What the schema files of a server add to our own data; see `Snapshot.withServerSchema`. */
export type ServerSchema = Snapshot['serverSchema'];

export interface SchemaAnswer {
  readonly schema: ServerSchema;
  /** Files, and folders without a schema file. */
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
}

/** Reads folders with schema files. As long as the files stay the same, the answer is the same object. */
export class SchemaFolders {
  readonly #files: FolderSource;
  readonly #answers = new Map<string, { readonly texts: string; readonly answer: SchemaAnswer }>();

  constructor(files: FolderSource) {
    this.#files = files;
  }

  /** `folders` are URIs, later ones above earlier ones. */
  async read(folders: readonly string[]): Promise<SchemaAnswer> {
    const found = await Promise.all(folders.map(folder => this.#filesIn(folder)));
    const files = found.flat();
    const key = folders.join('\n');
    const texts = JSON.stringify(files);
    const before = this.#answers.get(key);
    if (before?.texts === texts) return before.answer;
    const { schema, problems } = readServerSchema(files);
    const empty = folders.filter((_, index) => found[index]?.length === 0);
    const answer = {
      schema,
      problems: [...empty.map(uri => ({ uri, message: 'There are no schema files in this folder.' })), ...problems],
    };
    this.#answers.set(key, { texts, answer });
    return answer;
  }

  /**
   * The schema files of one folder, in the order of their names. The server takes any XML file that lies in its schema
   * folder (learn.microsoft.com, "Configuration Extensibility"); modules call theirs `rewrite_schema.xml`,
   * `rscaext.xml`, `webfarm.xml`. The content tells which XML files are no schema.
   */
  async #filesIn(folder: string): Promise<{ uri: string; text: string }[]> {
    const names = (await this.#files.list(folder)) ?? [];
    const contents = await Promise.all(
      names
        .filter(name => /\.xml$/i.test(name))
        .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
        .map(name => this.#files.read(`${folder}/${encodeURIComponent(name)}`)),
    );
    return contents.flatMap(content =>
      content.kind === 'text' && /<configSchema[\s>]/.test(content.text)
        ? [{ uri: content.uri, text: content.text }]
        : [],
    );
  }
}
