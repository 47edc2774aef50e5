import type { XmlElement } from '../../xml/tree';
import type { ConfigFile, LocationTag } from './config-file';
import type { FileAccess } from './file-access';

/** A level of the configuration, as far as an appearance of a section tells of it; levels compare by identity. */
export interface CountingLevel {
  /** Lower-case path from the server. */
  readonly key: string;
}

/** One appearance of a section in one file, in the order in which it counts (R70). */
export interface SectionUse {
  /** The configuration file that holds the section, or its `configSource` attribute. */
  readonly file: ConfigFile;
  /** The level at which the appearance counts. */
  readonly level: CountingLevel;
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
  readonly level: CountingLevel;
  readonly element: XmlElement;
  readonly location: LocationTag | undefined;
  readonly section: string;
  readonly undecided: string | undefined;
}

/** The appearance itself, and behind it the file that `appSettings@file` names, whose entries win. */
export function readUses(input: UseInput, files: FileAccess): readonly SectionUse[] {
  const use = readUse(input, files);
  const file = input.section === 'appSettings' ? use.content.value('file') : undefined;
  if (file === undefined || use.opaque !== undefined) return [use];
  const source = files.source(use.contentFile, file);
  // .NET passes over a file that does not exist.
  if (source === 'absent') return [use];
  if (source === 'unread') return [use, { ...use, opaque: `the file ${file}` }];
  const root = source.document.root;
  return root?.is('appSettings') ? [use, { ...use, content: root, contentFile: source }] : [use];
}

function readUse(input: UseInput, files: FileAccess): SectionUse {
  const { file, element } = input;
  const protectionProvider = element.value('configProtectionProvider');
  const configSource = element.value('configSource');
  let content = element;
  let contentFile = file;
  let opaque = input.undecided;
  // No document that was found says how the entries of that file and those beside it are put together: nothing is guessed.
  const childSource = element.value('childSource');
  if (childSource !== undefined) opaque ??= `the file ${childSource}`;
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
