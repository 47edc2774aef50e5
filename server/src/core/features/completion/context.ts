import { declaredAt, isOfServerAlone } from '../../config/files/declared-section';
import type { ConfigNode } from '../../config/files/hierarchy';
import { lockState } from '../../config/files/section-locks';
import type { Place } from '../../config/place';
import { isInNativeGroup } from '../../schema/by-name';
import { describedAt } from '../../schema/described';
import type { AttributeSchema, ElementSchema } from '../../schema/types';
import { type ConfigPosition, positionOf } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';

/** Sections of administration.config and redirection.config, and what a running server tells. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['administrators', 'administratorsProviders', 'moduleProviders', 'modules'],
  ...['configurationRedirection', 'configPaths'],
]);

/** What the items for one place in a file are made from. */
export class CompletionContext {
  readonly position: ConfigPosition;

  constructor(
    readonly snapshot: Snapshot,
    readonly element: XmlElement,
    position: ConfigPosition,
  ) {
    this.position = position;
  }

  /** The first place that the position speaks of, where a host configuration tells of one. */
  get place(): Place | undefined {
    return this.position.places.find(({ site }) => site !== undefined);
  }

  /** Where the text takes effect; that of the server for what a host configuration says for all sites. */
  get anyPlace(): Place | undefined {
    return this.position.places[0] ?? this.position.parts[0]?.place();
  }

  /** What is known of the element: its schema, else what is usual where .NET or a package reads by its own rules. */
  get schema(): ElementSchema | undefined {
    const { is } = this.position;
    return ('schema' in is ? is.schema : undefined) ?? this.#described;
  }

  /** Attributes that are known of the element, those that are only usual behind those of its schema. */
  get attributes(): ReadonlyMap<string, AttributeSchema> {
    return new Map([...(this.schema?.attributes ?? []), ...(this.#described?.attributes ?? [])]);
  }

  get #described(): ElementSchema | undefined {
    return describedAt(this.position.chain.map(({ name }) => name))?.schema;
  }

  get isHost(): boolean {
    return this.position.file.role === 'applicationHost';
  }

  /** Whether a section belongs into another file than those of servers and sites, or into none. */
  isElsewhere(section: string): boolean {
    return ELSEWHERE.has(section) && !this.position.file.declarations.has(section);
  }

  /** Why a section had better not be written here; undefined where it may be. */
  refusalOf(section: string): string | undefined {
    const { file, tag } = this.position;
    // R49, R70: the chain of files that .NET reads leaves this one out.
    if (this.isHost && this.snapshot.schema.isReadByDotNet(section) && !isInNativeGroup(section))
      return '.NET does not read applicationHost.config';
    if (file.role === 'applicationHost' && tag?.key && this.#standardDefinition(section) === 'AppHostOnly')
      return 'read at the level of the server only';
    if (file.role !== 'web') return undefined;
    const level = this.place?.node;
    const declared = level && declaredAt(section, level);
    const definition = declared?.allowDefinition ?? this.#standardDefinition(section);
    if (definition === 'AppHostOnly') return 'may stand in applicationHost.config only';
    if (definition && isOfServerAlone(definition)) return `may not stand in a web.config (${definition})`;
    if (!level || !declared) return undefined;
    if (!declared.declared) return 'not declared on this server: its module is not installed';
    const user = this.#levelOfFile();
    const lock = user && lockState(section, user, level);
    if (lock?.mode === 'Deny' && lock.certain) return 'locked by a file above: IIS answers 500.19';
    const isBelow = definition === 'MachineToApplication' && level.isApplication === false && !tag;
    return isBelow ? 'for the root of an application' : undefined;
  }

  #standardDefinition(section: string): string | undefined {
    const level = this.anyPlace?.node;
    return level && declaredAt(section, level).allowDefinition;
  }

  #levelOfFile(): ConfigNode | undefined {
    const { parts, file } = this.position;
    const [part] = parts;
    return (
      part
        ?.node()
        .chain()
        .find(level => level.file?.uri === file.uri) ?? part?.node()
    );
  }
}

/** The context of an element whose content or tag is written; undefined for a file that is no configuration. */
export function contextOf(snapshot: Snapshot, uri: string, element: XmlElement): CompletionContext | undefined {
  const file = snapshot.config(uri);
  return file && new CompletionContext(snapshot, element, positionOf(snapshot, file, element));
}
