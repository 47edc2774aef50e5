import { booleanOf, originOf } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import type { Part } from '../workspace/parts';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import { placeRule } from './engine/rule';
import { isTemplatedPath } from './support/rule-text';

const SECTION = 'system.webServer/httpErrors';

export const errorPageAbsolutePath = placeRule({
  id: 'error-page-absolute-path',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config names the file of an error page by an absolute path.',
  why: 'Files of error pages that a web.config names lie below the site: instead of the page, visitors get 500.19, unless allowAbsolutePathsWhenDelegated is true in applicationHost.config.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    absolute: ({ path, unless }: { path: string; unless: string }) =>
      `Absolute physical path "${path}" is not allowed in httpErrors of a web.config: visitors get 500.19 instead of the page${unless}`,
  },
  check({ parts, placed, report }) {
    for (const part of parts) {
      for (const path of absolutePaths(part)) {
        const place = part.place();
        const section = place.section(SECTION);
        const allowed = attributeOf(section, 'allowAbsolutePathsWhenDelegated');
        if (section.unknown !== undefined || booleanOf(allowed) !== false) continue;
        // Another part of the files may have replaced the entry, or locked what is written here.
        if (place.errors().some(({ section: refused, certain }) => certain && refused === SECTION)) continue;
        report({
          message: 'absolute',
          data: { path: path.value, unless: placed ? '' : ', unless applicationHost.config allows such paths' },
          at: path.valueSpan,
          // Who sees one file alone does not know what the server allows.
          ...(!placed && { severity: 'warning' }),
          related: relatedTo(originOf(allowed)),
        });
      }
    }
  },
});

function relatedTo(at: ReturnType<typeof originOf>) {
  return at ? [{ at, text: 'absolute paths are switched off here' }] : [];
}

/** What names files: `path` of an entry in mode File, and the folder in front of it. */
function* absolutePaths(part: Part): Iterable<XmlAttribute> {
  for (const section of part.elements(SECTION))
    for (const entry of section.children()) {
      if (!entry.is('error') || !isFile(entry)) continue;
      for (const name of ['prefixLanguageFilePath', 'path']) {
        const attribute = entry.attribute(name);
        if (!attribute || !isAbsolute(attribute.value)) continue;
        yield attribute;
        break;
      }
    }
}

function isFile(entry: XmlElement): boolean {
  return (entry.value('responseMode') ?? 'File').toLowerCase() === 'file';
}

function isAbsolute(path: string): boolean {
  return /^(?:[a-z]:[\\/]|\\\\|%(?:SystemDrive|windir|SystemRoot)%)/i.test(path.trim()) && !isTemplatedPath(path);
}
