import type { Span } from '../../text/span';
import type { XmlElement } from '../../xml/tree';
import type { ConfigFile } from '../files/config-file';
import type { Refusal } from './refusal';
import { isTemplateToken } from './template-token';

/**
 * Text where .NET wants elements alone: in the frame of a file, in `configSections` and in section groups. It refuses
 * the file as a whole (VerifyIgnorableNodeType of System.Configuration); of the native reader nothing is published. The
 * groups of IIS are no matter of .NET, which ignores `system.webServer`.
 */
export function strayTextErrors(file: ConfigFile, isGroup: (path: string) => boolean): readonly Refusal[] {
  const root = file.configuration;
  if (!root || file.role === 'applicationHost') return [];
  const errors: Refusal[] = [];
  const pending: { readonly element: XmlElement; readonly path: string }[] = [{ element: root, path: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    errors.push(...errorsIn(file, null, next.element));
    for (const child of next.element.children()) {
      const inFrame = next.path === '' && (child.is('location') || child.is('configSections'));
      const path = next.path === '' ? child.name : `${next.path}/${child.name}`;
      const isFrame = inFrame || next.element.is('configSections') || child.is('sectionGroup');
      if (isFrame) pending.push({ element: child, path: child.is('location') ? '' : path });
      else if (isGroup(path) && !IGNORED.test(path)) pending.push({ element: child, path });
    }
  }
  return errors;
}

/** machine.config declares it as a section that .NET passes over; the others stand in the host file only. */
const IGNORED = /^system\.(webServer|applicationHost|ftpServer)(\/|$)/;

/** The same in a section of .NET, at any depth: ConfigurationElement takes no text. */
export function strayTextIn(file: ConfigFile, section: string, root: XmlElement): readonly Refusal[] {
  const errors: Refusal[] = [];
  const pending: XmlElement[] = [root];
  for (let element = pending.pop(); element; element = pending.pop()) {
    errors.push(...errorsIn(file, section, element));
    pending.push(...element.children());
  }
  return errors;
}

function errorsIn(file: ConfigFile, section: string | null, element: XmlElement): readonly Refusal[] {
  const spans = textsIn(element);
  const [first] = spans;
  if (!first) return [];
  const rest = { kind: 'strayText', reader: '.net', certain: false, at: file.at(first), spans } as const;
  return [section === null ? { ...rest, section } : { ...rest, section }];
}

/** The texts directly in an element, without the white space around them. */
function textsIn(element: XmlElement): readonly Span[] {
  const spans: Span[] = [];
  for (const node of element.childNodes()) {
    if (node.kind === 'cdata') spans.push(node.span);
    if (node.kind !== 'text') continue;
    const written = element.document.text.slice(node.span.start, node.span.end);
    const bare = written.trim();
    if (bare === '' || isTemplateToken(bare) || /^\{\{|^<%/.test(bare)) continue;
    const start = node.span.start + written.indexOf(bare);
    spans.push({ start, end: start + bare.length });
  }
  return spans;
}
