import type { ConfigFile } from '../../config/files/config-file';
import type { Place } from '../../config/place';
import { siteElements } from '../../identity/base/site-setting';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import type { Fix } from '../engine/finding';
import { hostRule, type Messages, type Rule, type RuleMeta } from '../engine/rule';
import { inFile, review } from './fixes';
import { isTemplated, isTemplatedPath } from './rule-text';
import { setBelow } from './section-edits';

type Meta<I extends string> = Pick<RuleMeta<Messages, I>, 'id' | 'severity' | 'summary' | 'why' | 'profiles'>;

/** What a message is made of. */
export interface SiteSettingWords {
  /** The name of a site, or `every site that does not say otherwise`. */
  readonly where: string;
  readonly attribute: string;
  /** As it is written, or the default. */
  readonly value: string;
}

export interface SiteSettingSpec<I extends string> extends Meta<I> {
  /** The element inside of a site, e.g. `ftpServer/security/ssl`. */
  readonly element: string;
  /** One attribute, or several that have the same values. */
  readonly attribute: string | readonly string[];
  /** What counts where neither the site nor `siteDefaults` says anything: the default of the schema. */
  readonly fallback: string;
  /** A path, in which IIS expands environment variables. */
  readonly isPath?: true;
  readonly when: (value: string) => boolean;
  /** What the repair writes in place of a value; nothing is offered without it. */
  readonly value?: (value: string) => string | undefined;
  readonly message: (words: SiteSettingWords) => string;
  /** Sites where the setting matters at all. */
  readonly applies: (place: Place) => boolean;
}

/**
 * A rule about one setting of sites, which `siteDefaults` may set for all of them. Reported once, where it is decided: at
 * the value of the site, at that of `siteDefaults` while a site leaves it, else at the name of the site. Silent under IIS
 * Express (G3), and about what is left out of an excerpt (G1).
 */
export function siteSettingRule<I extends string>(spec: SiteSettingSpec<I>): Rule<I> {
  const { id, severity, summary, why, profiles, element, fallback, when, value, message, applies } = spec;
  const names = [spec.attribute].flat();
  const isToken = spec.isPath ? isTemplatedPath : isTemplated;
  const fixesFor = (file: ConfigFile, holder: XmlElement, name: string, from: string): readonly Fix[] => {
    const text = value?.(from);
    if (text === undefined) return [];
    return [review(`Set ${name}="${text}"`, inFile(file, setBelow(holder, element, name, text)))];
  };
  return hostRule({
    id,
    severity,
    since: '0.1.0',
    ...(profiles && { profiles }),
    summary,
    why,
    messages: { found: message },
    onlyWellFormed: true,
    site({ file, site, facts, frame, isWhole, alone, note, report }) {
      if (facts.host === 'iisexpress') return;
      const place = alone('/');
      for (const name of names) {
        const written = decidingAttribute(place, element, name);
        const text = written?.value ?? fallback;
        if (isToken(text) || !when(text) || !applies(place)) continue;
        if (written && isInside(written, frame.siteDefaults)) note();
        else if (written || isWhole)
          report({
            message: 'found',
            data: { where: site.name, attribute: name, value: text },
            at: written?.valueSpan ?? site.at.span,
            fixes: () => fixesFor(file, site.element, name, text),
          });
      }
    },
    across({ file, frame: { siteDefaults }, noted, alone, report }) {
      if (!siteDefaults) return;
      for (const name of names) {
        for (const site of noted) {
          const written = decidingAttribute(alone(site.name, '/'), element, name);
          if (!written || !isInside(written, siteDefaults) || !when(written.value)) continue;
          report({
            message: 'found',
            data: { where: 'every site that does not say otherwise', attribute: name, value: written.value },
            at: written.valueSpan,
            fixes: () => fixesFor(file, siteDefaults, name, written.value),
          });
          break;
        }
      }
    },
  });
}

function decidingAttribute(place: Place, element: string, name: string): XmlAttribute | undefined {
  for (const written of siteElements(place, element)) {
    const attribute = written.attribute(name);
    if (attribute) return attribute;
  }
  return undefined;
}

function isInside({ span }: XmlAttribute, around: XmlElement | undefined): boolean {
  return around !== undefined && around.span.start <= span.start && span.end <= around.span.end;
}
