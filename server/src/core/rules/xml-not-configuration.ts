import { endOfLine } from '../text/layout';
import type { SourceFile } from '../workspace/source-file';
import { renameTag } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { treeRule } from './engine/rule';
import { iisAnswer, isAlmostConfiguration, isConfigurationName, isForeign } from './support/xml-problem';

export const xmlNotConfiguration = treeRule({
  id: 'xml-not-configuration',
  severity: 'error',
  since: '0.1.0',
  summary: 'A file that is named like a configuration file is something else.',
  why: 'IIS reads every web.config on the way to a request and refuses one that is no configuration: 500.19 with 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    root: ({ root }: { root: string }) =>
      `The root element is <${root}>; in a configuration file it is <configuration>`,
    page: (_: Record<string, never>) => 'This is an HTML page, not a configuration file',
    binary: (_: Record<string, never>) => 'This is neither XML nor a configuration file',
  },
  check({ file, report }) {
    const { root } = file.document;
    const iis = iisAnswer(file);
    if (!isConfigurationName(file.name)) return;
    if (!root) {
      if (!isForeign(file)) return;
      report({ message: 'binary', data: {}, at: { start: 0, end: 0 }, iis, ...(iis ? {} : { severity: 'info' }) });
      return;
    }
    const { shape } = file.config();
    if (shape !== 'other' && !(shape === 'fragment' && iis)) return;
    const rest = {
      at: root.nameSpan,
      iis,
      fixes: () => fixes(file, root),
      ...(iis ? {} : { severity: 'info' as const }),
    };
    if (/^html$/i.test(root.name)) report({ message: 'page', data: {}, ...rest });
    else report({ message: 'root', data: { root: root.name }, ...rest });
  },
});

function fixes(file: SourceFile, root: XmlElement): readonly Fix[] {
  if (isAlmostConfiguration(root.name)) {
    const edits = renameTag(root, 'configuration');
    return [{ title: 'Rename to <configuration>', safety: 'review', edits: [{ uri: file.uri, edits }] }];
  }
  if (file.config().shape !== 'fragment') return [];
  const eol = endOfLine(file.text);
  const { start, end } = root.span;
  const edits = [
    { span: { start, end: start }, newText: `<configuration>${eol}` },
    { span: { start: end, end }, newText: `${eol}</configuration>` },
  ];
  return [{ title: 'Put it into <configuration>', safety: 'review', edits: [{ uri: file.uri, edits }] }];
}
