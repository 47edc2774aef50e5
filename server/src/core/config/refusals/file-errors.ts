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

/** The first mistake in the XML of a file. The reader stops there: nothing else of the file is read or refused. */
export function malformedError(file: ConfigFile): Refusal | undefined {
  const problem = file.document.problems[0];
  if (!problem) return undefined;
  const at = file.at(problem.span);
  return { kind: 'malformedXml', section: null, reader: 'iis', certain: true, at, problem };
}

/** What is refused in the file of one level, but for the content of merged sections. */
export const fileErrors = memo(findErrors);

function findErrors(user: ConfigNode): readonly ScopedRefusal[] {
  const { file } = user;
  if (!file) return [];
  const malformed = malformedError(file);
  if (malformed) return [{ refusal: malformed, key: '' }];
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
