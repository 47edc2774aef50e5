import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const locationInheritInvalid = refusalRule({
  id: 'location-inherit-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'machine.config or the root web.config keeps a location tag for the whole server from child applications.',
  why: 'What these files say without a path is for every application; ASP.NET refuses to keep it from them and starts no application at all.',
  iis: { status: '500', hresult: null },
  messages: {
    inherit: (_: Record<string, never>) =>
      'inheritInChildApplications="false" cannot be used in machine.config or the root web.config without a path',
  },
  refusals: ['invalidInheritInChildApplications'],
  describe: ({ refusal: { at, attribute }, file }) => ({
    message: 'inherit',
    data: {},
    at: at.span,
    fixes: () => [review(`Remove ${attribute.name}`, inFile(file, removeAttribute(attribute.element, attribute.name)))],
  }),
});
