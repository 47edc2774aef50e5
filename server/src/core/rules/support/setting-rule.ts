import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import type { AttributeName, ElementName, ElementShape, SectionPath, ShapeOf } from '../../schema/section-path';
import type { Part } from '../../workspace/parts';
import { setAttribute } from '../../xml/edits';
import { configRule, type Messages, type Report, type Rule, type RuleMeta } from '../engine/rule';
import { type Decision, decidedAmong, type SettingName, settingValue, writtenIn } from './decided-by';
import { inFile, review } from './fixes';
import { isChangedForRelease } from './release-transform';
import { isTemplated } from './rule-text';
import { locationPathOf } from './section-edits';

/** In place of values: a secret that is written in plain text. Encrypted ones, tokens and placeholders are none (G6). */
export const PLAIN_SECRET = Symbol('plain secret');

/** What a message is made of. */
export interface SettingWords {
  /** The value as it is written, or the default; empty for a secret. */
  readonly value: string;
  /** A site or a path below it; `every site that does not say otherwise`; `this folder and those below`. */
  readonly where: string;
}

type Meta<I extends string> = Pick<
  RuleMeta<Messages, I>,
  'id' | 'severity' | 'summary' | 'why' | 'profiles' | 'since' | 'unnecessary'
>;

export interface SettingSpec<I extends string, P extends SectionPath, E extends ElementName<ShapeOf<P>> | undefined>
  extends Omit<Meta<I>, 'since'> {
  readonly since?: string;
  readonly section: P;
  /** Where the attribute is not one of the section itself: an element inside of it. */
  readonly element?: E;
  readonly attribute: AttributeName<E extends string ? ElementShape<ShapeOf<P>, E> : ShapeOf<P>>;
  /** Values that are reported, compared without regard to case, or a test of what is written. */
  readonly when: string | readonly string[] | ((value: string) => boolean) | typeof PLAIN_SECRET;
  /** What the repair writes; nothing is offered without it. */
  readonly value?: string;
  /** Title of the repair; else `Set attribute="value"`. */
  readonly title?: string;
  readonly message: (words: SettingWords) => string;
  /** Where the setting matters at all. */
  readonly applies?: (place: Place) => boolean;
  /** A default that is reported as well, at the name of each site that leaves it; for profiles. */
  readonly orDefault?: true;
  /** Only where a host configuration places the file: what is meant for development says nothing without it. */
  readonly placedOnly?: true;
}

/**
 * A rule about one setting whose value speaks for itself. Judged on effective values, at the attribute that decides: a
 * web.config at its places, a location tag, and what a host configuration says for all sites as long as one of them
 * leaves it. Silent under IIS Express, where developers look at files of their own (G3), and where the transform for
 * the release says something about the section (G5); a hint where nothing places the file (G2).
 */
export function settingRule<
  I extends string,
  P extends SectionPath,
  E extends ElementName<ShapeOf<P>> | undefined = undefined,
>(spec: SettingSpec<I, P, E>): Rule<I> {
  const { id, severity, summary, why, profiles, unnecessary, since = '0.1.0', message, orDefault, placedOnly } = spec;
  const setting: Setting = {
    name: { section: spec.section, element: spec.element, attribute: spec.attribute },
    isMeant: testOf(spec.when),
    applies: spec.applies ?? (() => true),
    isSecret: spec.when === PLAIN_SECRET,
    value: spec.value,
    title: spec.title ?? `Set ${spec.attribute}="${spec.value}"`,
  };
  return configRule<I, SettingMessages>({
    id,
    severity,
    summary,
    why,
    since,
    ...(profiles && { profiles }),
    ...(unnecessary && { unnecessary }),
    messages: { found: message },
    onlyWellFormed: true,
    tagSection: spec.section,
    tag({ parts, report }) {
      for (const part of parts) {
        const written = meantIn(setting, part);
        if (written.length === 0 || !part.alone().site) continue;
        // Only where the host configuration decides are the web.config files on the way looked at.
        const mayDecide = decisionOf(setting, written, part, part.alone());
        const decision = mayDecide && decisionOf(setting, written, part, part.place());
        if (decision && setting.applies(part.place())) report(reportOf(setting, part, decision, nameOf(part.alone())));
      }
    },
    site({ serverParts, alone, note }) {
      const isByServer = serverParts.some(part => {
        const written = meantIn(setting, part);
        return written.length > 0 && isSaidAt(setting, written, part, alone('/'));
      });
      if (isByServer || (orDefault && isLeft(setting, alone('/')))) note();
    },
    across({ serverParts, noted, alone, place, report }) {
      for (const part of serverParts) {
        const written = meantIn(setting, part);
        if (written.length === 0) continue;
        for (const { name } of noted) {
          if (!isSaidAt(setting, written, part, alone(name, '/'))) continue;
          const at = place(name, '/');
          const decision = decisionOf(setting, written, part, at);
          if (!decision || !setting.applies(at)) continue;
          report(reportOf(setting, part, decision, 'every site that does not say otherwise'));
          break;
        }
      }
      if (!orDefault) return;
      for (const site of noted) {
        const at = place(site.name, '/');
        if (!isLeft(setting, at)) continue;
        report({
          message: 'found',
          data: { value: textOf(settingValue(at, setting.name)) ?? '', where: site.name },
          at: site.at.span,
        });
      }
    },
    place({ file, parts, placed, snapshot, report }) {
      if (placedOnly && !placed) return;
      let isChanged: boolean | undefined;
      for (const part of parts) {
        const written = meantIn(setting, part);
        if (written.length === 0) continue;
        const place = part.place();
        const decision = decisionOf(setting, written, part, place);
        if (!decision || !setting.applies(place)) continue;
        isChanged ??= isChangedForRelease(snapshot, file, spec.section);
        if (isChanged) return;
        const found = reportOf(setting, part, decision, placed ? nameOf(place) : 'this folder and those below');
        // Nobody knows whether a server reads the file.
        report(placed ? found : { ...found, severity: 'hint' });
      }
    },
  });
}

interface SettingMessages extends Messages {
  readonly found: (words: SettingWords) => string;
}

interface Setting {
  readonly name: SettingName;
  readonly isMeant: (value: string) => boolean;
  readonly applies: (place: Place) => boolean;
  readonly isSecret: boolean;
  readonly value: string | undefined;
  readonly title: string;
}

type When = SettingSpec<string, SectionPath, undefined>['when'];

function testOf(when: When): (value: string) => boolean {
  // What a secret is has been decided where it was read.
  if (when === PLAIN_SECRET) return () => true;
  if (typeof when === 'function') return when;
  const values = new Set((typeof when === 'string' ? [when] : when).map(value => value.toLowerCase()));
  return value => values.has(value.toLowerCase());
}

/** Where a part of a file writes a value that is reported. */
function meantIn({ name, isMeant }: Setting, part: Part): readonly Decision[] {
  const written = writtenIn(part, name);
  if (written.length === 0) return written;
  return written.filter(({ attribute: { value } }) => isMeant(value) && !isTemplated(value));
}

/** Which of what a part has written is in effect at a place of IIS. */
function decisionOf(
  { name, isSecret }: Setting,
  written: readonly Decision[],
  part: Part,
  place: Place,
): Decision | undefined {
  if (place.facts.host === 'iisexpress') return undefined;
  const decision = decidedAmong(written, part, name, place);
  if (!decision || !isSecret) return decision;
  const value = settingValue(place, name);
  return value.kind === 'secret' && value.form === 'plain' ? decision : undefined;
}

function isSaidAt(setting: Setting, written: readonly Decision[], part: Part, place: Place): boolean {
  return decisionOf(setting, written, part, place) !== undefined && setting.applies(place);
}

/** A default that nobody changes. */
function isLeft(setting: Setting, place: Place): boolean {
  if (place.facts.host === 'iisexpress') return false;
  const value = settingValue(place, setting.name);
  const isLeftOut = value.kind === 'default' || value.kind === 'absent';
  return isLeftOut && setting.isMeant(textOf(value) ?? '') && setting.applies(place);
}

function reportOf(
  { value, title, isSecret }: Setting,
  part: Part,
  { element, attribute }: Decision,
  where: string,
): Report<SettingMessages> {
  return {
    message: 'found',
    data: { value: isSecret ? '' : attribute.value, where },
    at: isSecret ? attribute.nameSpan : attribute.valueSpan,
    ...(value !== undefined && {
      fixes: () => [review(title, inFile(part.file, setAttribute(element, attribute.name, value)))],
    }),
  };
}

function nameOf(place: Place): string {
  return locationPathOf(place) ?? place.path;
}
