import { REDACTED } from '../../config/base/hidden-parts';
import type { SecretValue, SetValue, Value } from '../../config/base/value';
import { declaredAt } from '../../config/files/declared-section';
import { attributeOf } from '../../config/values/effective-values';
import type { SectionSchema } from '../../schema/types';
import type { ConfigPosition } from '../../workspace/position';
import { effectiveAt, levelsOf } from '../navigate/levels';
import { code, type Line, line, place } from '../print/block';
import { valueName } from './type-words';

/** What the server reads for an attribute, at each level that the position speaks of. */
export function effectiveLines(position: ConfigPosition, attribute: string): readonly Line[] {
  return levelsOf(position)
    .flatMap(({ level, name }) => {
      const effective = effectiveAt(level, position);
      return effective ? [effectiveLine(name, attributeOf(effective.element, attribute))] : [];
    })
    .slice(0, 3);
}

/** The chain of files that set the section for the first place. */
export function writtenLine(position: ConfigPosition): Line {
  const [first] = levelsOf(position);
  const effective = first && effectiveAt(first.level, position);
  if (!effective || effective.section.written.length === 0) return [];
  const files = effective.section.written.flatMap(
    (at, index): Line => line`${index === 0 ? '' : ', then '}${place(at)}`,
  );
  return line`Set for ${code(first.name)} by ${files}.`;
}

/** Whether files below may change the section; said only where a host configuration is known. */
export function lockLine(position: ConfigPosition, section: SectionSchema): Line {
  const [first] = levelsOf(position);
  if (!first) return [];
  const { allowDefinition } = declaredAt(section.path, first.level);
  if (allowDefinition === 'AppHostOnly') return ['May stand in applicationHost.config only.'];
  const effective = effectiveAt(first.level, position);
  if (!effective || effective.section.overrideMode === 'Allow') return [];
  const { lockedBy } = effective.section;
  const by = lockedBy ? line` ${place(lockedBy)}` : [];
  return line`Locked: web.config files below ${code(first.name)} may not use this section${by}.`;
}

function effectiveLine(name: string, value: Value): Line {
  const here = line`Effective for ${code(name)}: `;
  switch (value.kind) {
    case 'set':
      return line`${here}${valueName(value.value)} ${place(value.at)}${overridden(value)}`;
    case 'secret':
      return line`${here}${SECRET_WORDS[value.form]} ${place(value.at)}`;
    case 'default':
      return line`${here}${valueName(value.value)}, the default`;
    case 'unknown':
      return line`${here}depends on ${value.reason}`;
    case 'absent':
      return line`${here}not set`;
  }
}

const SECRET_WORDS: Readonly<Record<SecretValue['form'], Line>> = {
  empty: ['empty'],
  plain: line`${code(REDACTED)} (a secret in plain text)`,
  encrypted: line`${code(REDACTED)} (an encrypted secret)`,
  malformed: line`${code(REDACTED)} (an encrypted secret that is broken)`,
  token: line`${code(REDACTED)} (a secret that a deployment fills in)`,
  placeholder: line`${code(REDACTED)} (a secret that is still to be filled in)`,
};

function overridden(value: SetValue): Line {
  const outer: SetValue[] = [];
  for (let each = value.overrides; each && outer.length < 3; each = each.overrides) outer.push(each);
  return outer.flatMap(
    (each, index): Line =>
      line`${index === 0 ? ', overrides ' : ', which overrides '}${valueName(each.value)} ${place(each.at)}`,
  );
}
