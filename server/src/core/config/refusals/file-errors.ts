import { memo } from '../../base/memo';
import { declaredNames } from '../files/declared-section';
import { type FoundSection, sectionsOf } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import type { Refusal, ScopedRefusal } from './refusal';
import { repeatedSections, sectionErrors } from './section-errors';
import { sharedSources } from './source-errors';
import { structureErrors } from './structure-errors';

/** Every section that the file of a level writes. */
export const sectionsAt = memo((user: ConfigNode): readonly FoundSection[] =>
  user.file ? sectionsOf(user.file, user.schema, declaredNames(user)) : [],
);

/** What is refused in the file of one level, but for the content of merged sections. */
export const fileErrors = memo(findErrors);

function findErrors(user: ConfigNode): readonly ScopedRefusal[] {
  const { file } = user;
  if (!file) return [];
  const problem = file.document.problems[0];
  if (problem) {
    // The reader stops here: nothing else of the file is refused because nothing else is read.
    const at = file.at(problem.span);
    const refusal: Refusal = { kind: 'malformedXml', section: null, reader: 'iis', certain: true, at, problem };
    return [{ refusal, key: '' }];
  }
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
