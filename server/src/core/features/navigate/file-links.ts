import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';

/** A text in a file that leads to another file. */
export interface FileLink {
  readonly span: Span;
  readonly uri: string;
}

/** Attributes that name files beside their own. */
const RELATIVE = ['configSource', 'file'] as const;
/** Attributes that name folders of the server; their web.config is what one wants to see. */
const FOLDERS = ['physicalPath'] as const;

/**
 * Links to the files that `configSource` and `file` name, and from the folders of sites to their web.config, as far as they
 * are at hand: nothing is read for a link that the path mappings and the rules for reading do not allow.
 */
export function fileLinksIn(snapshot: Snapshot, uri: string): readonly FileLink[] {
  const file = snapshot.config(uri);
  if (!file) return [];
  const links: FileLink[] = [];
  for (const element of file.document.elements()) {
    if (element.attributes.length === 0) continue;
    for (const name of RELATIVE) add(element, name, value => snapshot.sourceUri(uri, value));
    if (file.role === 'applicationHost')
      for (const name of FOLDERS) add(element, name, value => snapshot.knownWebConfig(value));
  }
  return links;

  function add(element: XmlElement, name: string, find: (value: string) => string | undefined): void {
    const attribute = element.attribute(name);
    const target = attribute && attribute.value !== '' ? find(attribute.value) : undefined;
    if (attribute && target !== undefined) links.push({ span: attribute.valueSpan, uri: target });
  }
}
