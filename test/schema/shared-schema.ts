import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';

/**
 * Microsoft's schema files, where the reference material lies beside the repository. They are no part of it; on a
 * machine without them the tests that need them say so and check nothing.
 */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'iis-schema');

export interface SchemaNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SchemaNode[];
}

export interface SharedSchema {
  readonly file: string;
  readonly text: string;
  readonly root: SchemaNode;
}

/** All schema files, read by a strict parser that the product does not use; `undefined` where there are none. */
export function sharedSchemas(): readonly SharedSchema[] | undefined {
  if (!existsSync(FOLDER)) {
    console.log(`      notice: ${FOLDER} is absent, so our schema data is not compared with the files of Microsoft`);
    return undefined;
  }
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.xml'))
    .map(file => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      return { file, text, root: parse(text) };
    });
}

function parse(text: string): SchemaNode {
  const parser = new SaxesParser({});
  const document: SchemaNode = { name: '', attributes: {}, children: [] };
  const open = [document];
  parser.on('opentag', tag => {
    const node = { name: tag.name, attributes: { ...tag.attributes } as Record<string, string>, children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.write(text.trimStart()).close();
  return document.children[0]!;
}
