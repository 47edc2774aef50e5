import type { ConfigFile } from '../config/files/config-file';
import { inFile, review } from '../rules/support/fixes';
import { insertBelow, nested, removeSection, withEmptyGroups } from '../rules/support/section-edits';
import type { TextEdit } from '../text/edit';
import type { ConfigPosition } from '../workspace/position';
import { insertBefore } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Refactoring } from './refactoring';

const ASP_NET = 'system.web/authorization';
const IIS = 'system.webServer/security/authorization';

/** One rule, as both readers know it; lists are as they are written. */
interface Rule {
  readonly allows: boolean;
  readonly users: string;
  readonly roles: string;
  readonly verbs: string;
}

/**
 * Says the rules of ASP.NET's authorization to IIS, or the other way round (R23). ASP.NET takes the first rule that
 * matches and sees what managed handlers serve; IIS reads the rules that deny before all others and sees every
 * request. Offered where the order makes no difference.
 */
export function convertAuthorization({ file, tag, element, is }: ConfigPosition): readonly Refactoring[] {
  if (is.kind !== 'section') return [];
  const container = tag?.element ?? file.configuration;
  if (!container) return [];
  if (is.path === ASP_NET) {
    const rules = toIis(element);
    return rules ? converted(file, element, container, IIS, rules) : [];
  }
  if (is.path === IIS) {
    const rules = toAspNet(element);
    return rules ? converted(file, element, container, ASP_NET, rules) : [];
  }
  return [];
}

function converted(
  file: ConfigFile,
  element: XmlElement,
  container: XmlElement,
  section: string,
  rules: readonly string[],
): readonly Refactoring[] {
  const markup = ['<authorization>', ...rules.map(rule => `  ${rule}`), '</authorization>'].join('\n');
  const edits = inPlaceOf(element, container, section.split('/'), markup);
  if (!edits) return [];
  const who = section === IIS ? 'IIS, for every file' : 'ASP.NET, for managed code alone';
  return [{ kind: 'rewrite', fix: review(`Convert to ${section} (${who})`, inFile(file, edits)) }];
}

/** Undefined where the other section stands there already: a second one would be refused. */
function inPlaceOf(
  element: XmlElement,
  container: XmlElement,
  names: readonly string[],
  markup: string,
): readonly TextEdit[] | undefined {
  const [group = ''] = names;
  if (container.child(group)) {
    const inserted = insertBelow(container, names, markup);
    return inserted && [...inserted, ...removeSection(element)];
  }
  let around = element;
  while (around.parent && !around.parent.equals(container)) around = around.parent;
  const added = insertBefore(around, nested(names.slice(0, -1), markup));
  if (!withEmptyGroups(element).equals(around)) return [...added, ...removeSection(element)];
  // Nothing is left of the group: what was to stand before it stands in its place.
  return [{ span: around.span, newText: added.map(({ newText }) => newText.trimEnd()).join('') }];
}

/** Undefined where IIS would decide otherwise for somebody. */
function toIis(section: XmlElement): readonly string[] | undefined {
  const rules = [...section.children()].map(ruleOfAspNet);
  if (rules.length === 0 || section.attributes.length > 0) return undefined;
  const known: Rule[] = [];
  for (const rule of rules) {
    if (!rule) return undefined;
    known.push(rule);
  }
  // Behind a rule for everybody nothing counts; a last one that denies everybody takes the rule away that IIS begins with.
  const last = known.at(-1);
  const deniesRest = last !== undefined && !last.allows && isForAll(last);
  const others = deniesRest || (last?.allows && isForAll(last)) ? known.slice(0, -1) : known;
  if (others.some(isForAll)) return undefined;
  const firstAllowed = others.findIndex(({ allows }) => allows);
  // A rule that denies, behind one that allows, loses against it in ASP.NET and wins in IIS.
  if (firstAllowed >= 0 && others.slice(firstAllowed).some(({ allows }) => !allows)) return undefined;
  // Who is allowed by name only matters where the rest is refused.
  const kept = deniesRest ? others : others.filter(({ allows }) => !allows);
  return [
    ...(deniesRest ? ['<remove users="*" roles="" verbs="" />'] : []),
    ...kept.map(rule => `<add accessType="${rule.allows ? 'Allow' : 'Deny'}"${attributesOf(rule)} />`),
  ];
}

function ruleOfAspNet(element: XmlElement): Rule | undefined {
  if (!element.is('allow') && !element.is('deny')) return undefined;
  const rule = ruleOf(element, element.is('allow'));
  return element.attributes.every(({ name }) => /^(users|roles|verbs)$/.test(name)) ? rule : undefined;
}

/** Undefined where ASP.NET would decide otherwise for somebody. */
function toAspNet(section: XmlElement): readonly string[] | undefined {
  if (section.attributes.length > 0) return undefined;
  const rules: Rule[] = [];
  let takesAll = false;
  for (const element of section.children()) {
    if (element.is('clear') || (element.is('remove') && isForAll(ruleOf(element, true)))) {
      if (rules.length > 0) return undefined;
      takesAll = true;
      continue;
    }
    const access = element.value('accessType')?.toLowerCase();
    if (!element.is('add') || (access !== 'allow' && access !== 'deny')) return undefined;
    if (element.attributes.some(({ name }) => !/^(accessType|users|roles|verbs)$/.test(name))) return undefined;
    rules.push(ruleOf(element, access === 'allow'));
  }
  if (rules.length === 0) return undefined;
  const inOrder = [...rules.filter(({ allows }) => !allows), ...rules.filter(({ allows }) => allows)];
  return [
    ...inOrder.map(rule => `<${rule.allows ? 'allow' : 'deny'}${attributesOf(rule)} />`),
    ...(takesAll && !rules.some(rule => rule.allows && isForAll(rule)) ? ['<deny users="*" />'] : []),
  ];
}

/** Values as they are written, with their references to characters. */
function ruleOf(element: XmlElement, allows: boolean): Rule {
  const raw = (name: string) => element.attribute(name)?.rawValue ?? '';
  return { allows, users: raw('users'), roles: raw('roles'), verbs: raw('verbs') };
}

function isForAll({ users, verbs }: Rule): boolean {
  return users.split(',').some(name => name.trim() === '*') && verbs.trim() === '';
}

function attributesOf(rule: Rule): string {
  return (['users', 'roles', 'verbs'] as const)
    .filter(name => rule[name] !== '')
    .map(name => ` ${name}="${rule[name].replaceAll('"', '&quot;')}"`)
    .join('');
}
