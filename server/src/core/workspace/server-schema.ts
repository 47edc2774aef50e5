import { type SchemaDescriptions, SchemaRegistry } from '../schema/registry';
import type { SectionSchema } from '../schema/types';

/** Schema files of a server or of its modules, read once, on top of our own data. */
export class ServerSchema {
  #plain: SchemaRegistry | undefined;
  #described: { readonly descriptions: SchemaDescriptions; readonly registry: SchemaRegistry } | undefined;

  constructor(readonly sections: readonly SectionSchema[]) {}

  /** Our data with these sections on top; with texts for people where they are given. */
  registry(descriptions?: SchemaDescriptions): SchemaRegistry {
    if (!descriptions) {
      this.#plain ??= SchemaRegistry.standard().with(this.sections);
      return this.#plain;
    }
    if (this.#described?.descriptions !== descriptions)
      this.#described = { descriptions, registry: SchemaRegistry.standard(descriptions).with(this.sections) };
    return this.#described.registry;
  }
}

export const NO_SERVER_SCHEMA = new ServerSchema([]);
