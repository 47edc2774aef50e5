import { memo } from '../../base/memo';
import type { ConfigFile } from '../files/config-file';
import { declaredNames } from '../files/declared-section';
import { type FoundSection, sectionsOf } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import { configurationMeaning } from '../files/meaning';
import type { Refusal, ScopedRefusal } from './refusal';
import { repeatedSections, sectionErrors } from './section-errors';
import { sharedSources } from './source-errors';
import { structureErrors } from './structure-errors';

/** Every section that the file of a level writes. */
export const sectionsAt = memo((user: ConfigNode): readonly FoundSection[] =>
  user.file ? sectionsOf(user.file, configurationMeaning(user.schema, declaredNames(user))) : [],
);

/** What keeps a file from being read as a configuration at all: nothing else of it is read or refused. */
export function unreadableError(file: ConfigFile): Refusal | undefined {
  const { problems, root } = file.document;
  const common = { section: null, reader: 'iis', certain: true } as const;
  const [problem] = problems;
  if (problem) return { kind: 'malformedXml', ...common, at: file.at(problem.span), problem };
  if (!root || file.configuration) return undefined;
  return { kind: 'notConfiguration', ...common, at: file.at(root.nameSpan), element: root };
}

/** What is refused in the file of one level, but for the content of merged sections. */
export const fileErrors = memo(findErrors);

function findErrors(user: ConfigNode): readonly ScopedRefusal[] {
  const { file } = user;
  if (!file) return [];
  const unreadable = unreadableError(file);
  if (unreadable) return [{ refusal: unreadable, key: '' }];
  const sections = sectionsAt(user);
  return [
    ...structureErrors(user, file).map(refusal => ({ refusal, key: '' })),
    ...repeatedSections(user.schema, file, sections),
    ...sharedSources(user.schema, file, sections),
    ...sections.flatMap(section =>
      sectionErrors(user, file, section).map(refusal => ({ refusal, key: section.location?.key ?? '' })),
    ),
  ];
}
