import type { ConfigError } from '../base/config-error';
import { declaredNames } from '../files/declared-section';
import { type FoundSection, sectionsOf } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import { repeatedSections, sectionErrors } from './section-errors';
import { sharedSources } from './source-errors';
import { structureErrors } from './structure-errors';

/** A refusal with the location tag under which it stands; `''` outside of tags and for the level itself. */
export interface ScopedError {
  readonly error: ConfigError;
  readonly key: string;
}

const errorsOf = new WeakMap<ConfigNode, readonly ScopedError[]>();
const found = new WeakMap<ConfigNode, readonly FoundSection[]>();

/** Every section that the file of a level writes. */
export function sectionsAt(user: ConfigNode): readonly FoundSection[] {
  let sections = found.get(user);
  if (!sections) {
    sections = user.file ? sectionsOf(user.file, user.schema, declaredNames(user)) : [];
    found.set(user, sections);
  }
  return sections;
}

/** What is refused in the file of one level, but for the content of merged sections; computed once a level. */
export function fileErrors(user: ConfigNode): readonly ScopedError[] {
  let errors = errorsOf.get(user);
  if (!errors) {
    errors = findErrors(user);
    errorsOf.set(user, errors);
  }
  return errors;
}

function findErrors(user: ConfigNode): readonly ScopedError[] {
  const { file } = user;
  if (!file) return [];
  const problem = file.document.problems[0];
  if (problem) {
    // The reader stops here: nothing else of the file is refused because nothing else is read.
    const error: ConfigError = {
      rule: 'xml-malformed',
      status: '500.19',
      hresult: '0x8007000d',
      section: null,
      reason: 'Configuration file is not well-formed XML',
      at: file.at(problem.span),
      related: [],
      certain: true,
    };
    return [{ error, key: '' }];
  }
  const sections = sectionsAt(user);
  return [
    ...structureErrors(user, file).map(error => ({ error, key: '' })),
    ...repeatedSections(user.schema, file, sections),
    ...sharedSources(user.schema, file, sections),
    ...sections.flatMap(section =>
      sectionErrors(user, file, section).map(error => ({ error, key: section.location?.key ?? '' })),
    ),
  ];
}
