import type { XmlElement } from '../xml/tree';
import type { ConfigFile, LocationTag } from './file';
import type { FileAccess } from './file-access';
import type { ConfigNode } from './hierarchy';

/** One appearance of a section in one file, in the order in which it counts (R70). */
export interface SectionUse {
  /** The configuration file that holds the section, or its `configSource` attribute. */
  readonly file: ConfigFile;
  /** The level at which the appearance counts. */
  readonly level: ConfigNode;
  /** The section's element in `file`. */
  readonly element: XmlElement;
  readonly location: LocationTag | undefined;
  /** Where the content stands: `element` itself, or the root element of the `configSource` file. */
  readonly content: XmlElement;
  /** File of `content`. */
  readonly contentFile: ConfigFile;
  /** Why the content cannot be read: it completes "depends on …". */
  readonly opaque: string | undefined;
  /** `configSource` as written, where there is one. */
  readonly configSource: string | undefined;
  /** `configProtectionProvider` as written, where there is one. */
  readonly protectionProvider: string | undefined;
}

export interface UseInput {
  readonly file: ConfigFile;
  readonly level: ConfigNode;
  readonly element: XmlElement;
  readonly location: LocationTag | undefined;
  readonly section: string;
  readonly undecided: string | undefined;
}

export function readUse(input: UseInput, files: FileAccess): SectionUse {
  const { file, element } = input;
  const protectionProvider = element.value('configProtectionProvider');
  const configSource = element.value('configSource');
  let content = element;
  let contentFile = file;
  let opaque = input.undecided;
  if (protectionProvider !== undefined || element.child('EncryptedData'))
    opaque ??= 'the encrypted content of the section';
  else if (configSource !== undefined) {
    const source = files.source(file, configSource);
    if (typeof source === 'string') opaque ??= `the file ${configSource}`;
    else {
      const root = source.document.root;
      if (root?.is(element.name)) {
        content = root;
        contentFile = source;
      } else opaque ??= `the file ${configSource}`;
    }
  }
  return {
    file,
    level: input.level,
    element,
    location: input.location,
    content,
    contentFile,
    opaque,
    configSource,
    protectionProvider,
  };
}
