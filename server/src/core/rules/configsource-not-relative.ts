import { setAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSourceNotRelative = refusalRule({
  id: 'configsource-not-relative',
  severity: 'error',
  since: '0.1.0',
  summary: 'configSource names a file by a full path.',
  why: 'configSource takes a path relative to the folder of its own file. ASP.NET refuses a drive, a share or a leading slash.',
  iis: { status: '500', hresult: null },
  messages: {
    rooted: ({ unless }: { unless: string }) =>
      `Specified configSource cannot be parsed: it must be a path relative to the folder of this file${unless}`,
  },
  refusals: ['configSourceNotRelative'],
  describe: ({ refusal: { at, source, certain }, file }) => ({
    message: 'rooted',
    data: { unless: certain ? '' : ' (ASP.NET refuses it, IIS is expected to)' },
    at: at.span,
    fixes: () => {
      const [, relative] = /^[\\/]([^\\/].*)$/s.exec(source.value) ?? [];
      if (relative === undefined) return [];
      const edits = setAttribute(source.element, source.name, relative);
      return [review(`Change to "${relative}"`, inFile(file, edits))];
    },
  }),
});
