import type { SchemaRegistry } from '../../schema/registry';
import type { Reader } from './refusal';

/** Who reads a section, and so refuses what is wrong about it. */
export function readerOf(schema: SchemaRegistry, section: string): Reader {
  return schema.isReadByDotNet(section) ? '.net' : 'iis';
}
