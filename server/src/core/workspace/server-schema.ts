import { SchemaRegistry } from '../schema/registry';
import type { SectionSchema } from '../schema/types';

/** Schema files of a server or of its modules, read once, on top of our own data. */
export class ServerSchema {
  #registry: SchemaRegistry | undefined;

  constructor(readonly sections: readonly SectionSchema[]) {}

  /** Our data with these sections on top. */
  get registry(): SchemaRegistry {
    this.#registry ??= SchemaRegistry.standard().with(this.sections);
    return this.#registry;
  }
}

export const NO_SERVER_SCHEMA = new ServerSchema([]);
