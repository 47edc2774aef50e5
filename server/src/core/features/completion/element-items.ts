import { childNames, childOf } from '../../schema/collection';
import type { AttributeSchema, ElementSchema } from '../../schema/types';
import type { Span } from '../../text/span';
import { type Completion, snippetValue } from './completion';
import type { CompletionContext } from './context';
import { sectionKindWords } from './section-words';
import { nextSiteId, SITE } from './site-id';
import { usualValues } from './usual-values';

/** Groups of .NET and of modules that no schema of ours has sections for. */
const NAMED_AT_ROOT = [
  'appSettings',
  'connectionStrings',
  'runtime',
  'system.serviceModel',
  'system.codedom',
  'system.diagnostics',
  'system.data',
  'entityFramework',
];

/** Elements that can stand in the content of the element of `context`. */
export function elementItems(
  context: CompletionContext,
  span: Span,
  hasBracket: boolean,
  isRename: boolean,
): readonly Completion[] {
  const { is } = context.position;
  const make = (item: Omit<Completion, 'span' | 'snippet'> & { readonly body: string }): Completion => {
    const { body, ...rest } = item;
    return { ...rest, span, snippet: isRename ? item.label : hasBracket ? body.slice(1) : body };
  };
  switch (is.kind) {
    case 'frame':
      return is.name === 'configSections'
        ? declarations(make)
        : [...sections(context, '', make), ...frames(context, is.name, span, make)];
    case 'declaration':
      return is.declares === 'group' ? declarations(make) : [];
    case 'group':
      return sections(context, is.path, make);
    case 'section':
    case 'element':
    case 'entry':
    case 'unknown':
      return context.schema ? inside(context, context.schema, make) : [];
    default:
      return [];
  }
}

/** `<configuration>` in an empty file. */
export function rootItems(span: Span, hasBracket: boolean): readonly Completion[] {
  const body = '<configuration>\n  $0\n</configuration>';
  return [
    {
      label: 'configuration',
      kind: 'group',
      detail: 'the root of every configuration file',
      snippet: hasBracket ? body.slice(1) : `<?xml version="1.0" encoding="utf-8"?>\n${body}`,
      span,
      rank: 0,
      about: { path: 'configuration' },
    },
  ];
}

type Make = (item: Omit<Completion, 'span' | 'snippet'> & { readonly body: string }) => Completion;

function sections(context: CompletionContext, group: string, make: Make): readonly Completion[] {
  const { snapshot, element } = context;
  const { schema } = snapshot;
  const present = new Set([...element.children()].map(({ name }) => name));
  const names = new Set([
    ...schema.childrenOf(group),
    ...(group === '' ? NAMED_AT_ROOT : []),
    ...declaredIn(context, group),
  ]);
  return [...names].flatMap((name): Completion[] => {
    const path = group === '' ? name : `${group}/${name}`;
    const isGroup = schema.isGroup(path);
    const section = schema.section(path);
    if (context.isElsewhere(path)) return [];
    // A section that stands there twice is refused; a group may be opened again.
    if (present.has(name) && !(isGroup && !section)) return [];
    if (isGroup && !section && !holdsUsable(context, path)) return [];
    const refusal = isGroup && !section ? refusalOfGroup(context, path) : context.refusalOf(path);
    return [
      make({
        label: name,
        kind: isGroup && !section ? 'group' : 'section',
        detail: refusal ?? sectionKindWords(schema, path),
        body: isGroup && !section ? `<${name}>\n  $0\n</${name}>` : tagOf(path, section),
        rank: rankOfSection(context, path, isGroup) + (present.has(name) ? 20 : 0) + (refusal ? 100 : 0),
        ...(refusal && { advice: refusal }),
        about: { path },
      }),
    ];
  });
}

/** Why nothing of a group may stand here, where all of it is kept out for the same reason. */
function refusalOfGroup(context: CompletionContext, group: string): string | undefined {
  const { schema } = context.snapshot;
  const reasons = new Set(
    schema.childrenOf(group).map(name => {
      const path = `${group}/${name}`;
      return schema.section(path) ? context.refusalOf(path) : refusalOfGroup(context, path);
    }),
  );
  const [reason] = reasons;
  return reasons.size === 1 ? reason : undefined;
}

/** Sections that the file or one above it declares, with the groups around them. */
function declaredIn({ position, anyPlace }: CompletionContext, group: string): readonly string[] {
  const files = [position.file, ...(anyPlace?.node.chain() ?? []).flatMap(({ file }) => file ?? [])];
  const start = group === '' ? '' : `${group}/`;
  return files.flatMap(file =>
    [...file.declarations.keys()].flatMap(path => {
      if (!path.startsWith(start)) return [];
      const rest = path.slice(start.length);
      return rest.includes('/') ? [] : [rest];
    }),
  );
}

/** The group of sites and pools is read at the level of the server alone. */
function holdsUsable({ isHost, position }: CompletionContext, group: string): boolean {
  if (group !== 'system.applicationHost') return true;
  return isHost ? !position.tag?.key : position.file.role !== 'web';
}

/** What is written most often comes first: IIS in a host configuration, ASP.NET and IIS in a web.config. */
function rankOfSection({ isHost, position }: CompletionContext, path: string, isGroup: boolean): number {
  const isRoot = !path.includes('/');
  const index = (isRoot && isHost && !position.tag ? HOST_ROOT : ORDER).indexOf(path);
  return index >= 0 ? index : isGroup ? 60 : 70;
}

const HOST_ROOT = ['configSections', 'system.applicationHost', 'system.webServer', 'location', 'system.ftpServer'];

const below = (group: string, ...names: readonly string[]): readonly string[] => names.map(name => `${group}/${name}`);

const ORDER = [
  ...['system.webServer', 'system.web', 'appSettings', 'connectionStrings', 'location', 'runtime'],
  ...below('system.applicationHost', 'applicationPools', 'sites', 'log', 'webLimits'),
  // What web.config files of public projects have most.
  ...below('system.webServer', 'handlers', 'modules', 'staticContent', 'rewrite', 'httpErrors', 'defaultDocument'),
  ...below('system.webServer', 'httpProtocol', 'security', 'aspNetCore', 'validation', 'urlCompression'),
  ...below('system.webServer', 'httpRedirect', 'directoryBrowse'),
  ...below('system.webServer/rewrite', 'rules', 'rewriteMaps', 'outboundRules'),
  ...below('system.webServer/security', 'authentication', 'authorization', 'requestFiltering', 'ipSecurity', 'access'),
  ...below('system.webServer/security/authentication', 'anonymousAuthentication', 'windowsAuthentication'),
  ...below('system.webServer/security/authentication', 'basicAuthentication'),
  ...below('system.web', 'compilation', 'httpRuntime', 'customErrors', 'authentication', 'authorization', 'identity'),
  ...below('system.web', 'sessionState'),
];

function frames(context: CompletionContext, name: string, span: Span, make: Make): readonly Completion[] {
  if (name !== 'configuration') return [];
  const { element } = context;
  const items = [
    make({
      label: 'location',
      kind: 'group',
      detail: 'settings for one path',
      body: '<location path="$1">\n  $0\n</location>',
      rank: rankOfSection(context, 'location', true),
      about: { path: 'location' },
    }),
  ];
  if (!element.child('configSections')) {
    // .NET and IIS refuse it behind another element.
    const { firstChild } = element;
    const isLate = firstChild !== undefined && firstChild.span.start < span.start;
    items.push(
      make({
        label: 'configSections',
        kind: 'group',
        detail: isLate ? 'must be the first element' : 'declares sections; the first element',
        body: '<configSections>\n  $0\n</configSections>',
        rank: isLate ? 160 : 1,
        ...(isLate && { advice: 'must be the first element' }),
        about: { path: 'configSections' },
      }),
    );
  }
  return items;
}

function declarations(make: Make): readonly Completion[] {
  return [
    make({
      label: 'section',
      kind: 'element',
      detail: 'declares a section',
      body: '<section name="$1" type="$2" />',
      rank: 1,
      about: { path: 'section' },
    }),
    make({
      label: 'sectionGroup',
      kind: 'element',
      detail: 'declares a group of sections',
      body: '<sectionGroup name="$1">\n  $0\n</sectionGroup>',
      rank: 2,
      about: { path: 'sectionGroup' },
    }),
  ];
}

function inside(context: CompletionContext, schema: ElementSchema, make: Make): readonly Completion[] {
  const { element, position } = context;
  const present = new Set([...element.children()].map(({ name }) => name));
  return childNames(schema).flatMap((name): Completion[] => {
    const child = childOf(schema, name);
    if (!child || (child.kind === 'element' && (present.has(name) || child.schema.runtimeOnly))) return [];
    if (child.kind === 'clear' && present.has(name)) return [];
    const about = { path: `${position.path}/${name}` };
    switch (child.kind) {
      case 'element':
        return [
          make({
            label: name,
            kind: 'element',
            body: tagOf(about.path, child.schema),
            rank: 10,
            about,
            ...brief(child.schema),
          }),
        ];
      case 'add':
        return [
          make({
            label: name,
            kind: 'verb',
            body: tagOf(about.path, child.schema, about.path === SITE ? { id: nextSiteId(element) } : {}),
            rank: 5,
            about,
            ...brief(child.schema),
          }),
        ];
      case 'remove': {
        const keys = child.collection.keys.map((key, index) => ` ${key}="$${index + 1}"`).join('');
        return [
          make({
            label: name,
            kind: 'verb',
            body: `<${name}${keys} />`,
            rank: 15,
            about,
            detail: 'takes an inherited entry away',
            continues: keys !== '',
          }),
        ];
      }
      default:
        return [
          make({
            label: name,
            kind: 'verb',
            body: `<${name} />`,
            rank: 16,
            about,
            detail: 'takes all inherited entries away',
          }),
        ];
    }
  });
}

function brief({ description, since }: ElementSchema): { readonly detail?: string } {
  const detail = [since && `since ${since}`, firstSentence(description)].filter(Boolean).join('; ');
  return detail === '' ? {} : { detail };
}

/** The first sentence, as far as it fits on a line. */
export function firstSentence(text: string | undefined): string | undefined {
  const first = text
    ?.split(/(?<=[.;])\s/)[0]
    ?.replace(/[.;]$/, '')
    .replaceAll('`', '');
  return first !== undefined && first.length > 70 ? `${first.slice(0, 69)}…` : first;
}

/** Attributes that nobody leaves out although the schema lets them be. By the path of the element. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  'system.applicationHost/applicationPools/add/processModel': ['identityType'],
  'system.applicationHost/applicationPools/add/environmentVariables/add': ['value'],
  'appSettings/add': ['value'],
  'connectionStrings/add': ['connectionString'],
  'system.webServer/httpProtocol/customHeaders/add': ['value'],
  'system.webServer/httpErrors/error': ['path'],
  'system.webServer/security/requestFiltering/requestLimits': ['maxAllowedContentLength'],
  'system.webServer/staticContent/clientCache': ['cacheControlMode'],
  'system.webServer/security/access': ['sslFlags'],
  'system.webServer/rewrite/rules/rule/match': ['url'],
  'system.webServer/rewrite/rules/rule/conditions/add': ['input', 'pattern'],
  'system.webServer/rewrite/globalRules/rule/match': ['url'],
  'system.webServer/rewrite/globalRules/rule/conditions/add': ['input', 'pattern'],
  'system.webServer/rewrite/globalRules/rule/action': ['type', 'url'],
  'system.webServer/rewrite/rewriteMaps/rewriteMap/add': ['value'],
  'system.webServer/security/authorization/add': ['users'],
  'system.web/sessionState': ['mode'],
  'system.web/authentication/forms': ['loginUrl'],
  'system.web/httpRuntime': ['targetFramework'],
  'system.applicationHost/sites/site/application': ['path', 'applicationPool'],
  'system.applicationHost/sites/site/application/virtualDirectory': ['path', 'physicalPath'],
  'system.webServer/aspNetCore': ['processPath', 'arguments'],
  'system.webServer/rewrite/rules/rule/action': ['type', 'url'],
  'system.webServer/httpRedirect': ['enabled', 'destination'],
  'system.web/compilation': ['debug', 'targetFramework'],
  'system.web/identity': ['impersonate'],
  'system.web/customErrors': ['mode'],
  'system.web/authentication': ['mode'],
  'system.web/authorization/allow': ['users'],
  'system.web/authorization/deny': ['users'],
};

/** A tag with what it cannot do without, keys and what is usual, as places to go to. What holds nothing is closed at once. */
function tagOf(path: string, schema: ElementSchema | undefined, given: Readonly<Record<string, string>> = {}): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const usual = USUAL[path] ?? [];
  const shown = [...(schema?.attributes.values() ?? [])].filter(
    attribute =>
      !attribute.runtimeOnly &&
      (attribute.required || attribute.isUniqueKey || attribute.isCombinedKey || usual.includes(attribute.name)),
  );
  const enabled = shown.length === 0 ? schema?.attributes.get('enabled') : undefined;
  const attributes = [...shown, ...(enabled ? [enabled] : [])]
    .map(
      (attribute, index) =>
        ` ${attribute.name}="${filledIn(given[attribute.name], index + 1) ?? placeholder(attribute, index + 1)}"`,
    )
    .join('');
  const holds = schema === undefined || schema.elements.size > 0 || schema.collection !== undefined;
  if (holds) return `<${name}${attributes}>\n  $0\n</${name}>`;
  return attributes === '' ? `<${name} $0/>` : `<${name}${attributes} />`;
}

function filledIn(value: string | undefined, index: number): string | undefined {
  return value === undefined ? undefined : `\${${index}:${snippetValue(value)}}`;
}

/** What stands between the quotes of a new attribute: one of its values, or nothing yet. */
export function placeholder(attribute: AttributeSchema, index: number): string {
  const choices =
    attribute.type === 'bool' ? ['true', 'false'] : attribute.type === 'enum' ? usualValues(attribute) : [];
  const [only] = choices;
  if (only !== undefined && choices.length === 1) return `\${${index}:${snippetValue(only)}}`;
  if (choices.length > 1 && choices.every(name => /^[\w.-]+$/.test(name))) {
    const isDefault = (name: string): boolean => name.toLowerCase() === attribute.default?.toLowerCase();
    const first = choices.filter(name => !isDefault(name));
    const rest = choices.filter(isDefault);
    return `\${${index}|${[...first, ...rest].join(',')}|}`;
  }
  // Of flags the values are offered: the default, such as None, is what nobody has to write.
  return attribute.type !== 'string' && attribute.type !== 'flags' && attribute.default !== undefined
    ? `\${${index}:${snippetValue(attribute.default)}}`
    : `$${index}`;
}
