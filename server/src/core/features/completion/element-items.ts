import { childNames, childOf } from '../../schema/collection';
import type { AttributeSchema, ElementSchema } from '../../schema/types';
import type { Span } from '../../text/span';
import { type Completion, snippetValue } from './completion';
import type { CompletionContext } from './context';
import { sectionKindWords } from './section-words';

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
        : [...sections(context, '', make), ...frames(context, is.name, make)];
    case 'declaration':
      return is.declares === 'group' ? declarations(make) : [];
    case 'group':
      return sections(context, is.path, make);
    case 'section':
    case 'element':
    case 'entry':
      return is.schema ? inside(context, is.schema, make) : [];
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
    // A section that stands there twice is refused; a group may be opened again.
    if (present.has(name) && !(isGroup && !section)) return [];
    if (isGroup && !section && !holdsUsable(context, path)) return [];
    const refusal = isGroup && !section ? undefined : context.refusalOf(path);
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

/** In a web.config a group of which nothing may stand there is of no use. */
function holdsUsable(context: CompletionContext, group: string): boolean {
  if (context.isHost || group !== 'system.applicationHost') return true;
  return context.position.file.role !== 'web';
}

/** What is written most often comes first: IIS in a host configuration, ASP.NET and IIS in a web.config. */
function rankOfSection({ isHost, position }: CompletionContext, path: string, isGroup: boolean): number {
  const order = isHost && !position.tag ? HOST_ORDER : WEB_ORDER;
  const index = order.indexOf(path);
  return index >= 0 ? index : isGroup ? 40 : 50;
}

const HOST_ORDER = ['configSections', 'system.applicationHost', 'system.webServer', 'location', 'system.ftpServer'];
const WEB_ORDER = [
  ...['system.webServer', 'system.web', 'appSettings', 'connectionStrings', 'location', 'runtime'],
  // What web.config files of public projects have most.
  ...['handlers', 'modules', 'staticContent', 'rewrite', 'httpErrors', 'defaultDocument', 'httpProtocol', 'security']
    .concat('validation', 'urlCompression', 'httpRedirect', 'aspNetCore', 'directoryBrowse')
    .map(name => `system.webServer/${name}`),
  ...['compilation', 'httpRuntime', 'customErrors', 'authentication', 'authorization', 'identity', 'sessionState'].map(
    name => `system.web/${name}`,
  ),
];

function frames(context: CompletionContext, name: string, make: Make): readonly Completion[] {
  if (name !== 'configuration') return [];
  const { element } = context;
  const items = [
    make({
      label: 'location',
      kind: 'group',
      detail: 'settings for one path',
      body: '<location path="$1">\n  $0\n</location>',
      rank: 4,
      about: { path: 'location' },
    }),
  ];
  if (!element.child('configSections'))
    items.push(
      make({
        label: 'configSections',
        kind: 'group',
        detail: 'declares sections; must be the first element',
        body: '<configSections>\n  $0\n</configSections>',
        rank: element.firstChild ? 60 : 1,
        about: { path: 'configSections' },
      }),
    );
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
            body: tagOf(about.path, child.schema),
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
function tagOf(path: string, schema: ElementSchema | undefined): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const usual = USUAL[path] ?? [];
  const shown = [...(schema?.attributes.values() ?? [])].filter(
    attribute =>
      !attribute.runtimeOnly &&
      (attribute.required || attribute.isUniqueKey || attribute.isCombinedKey || usual.includes(attribute.name)),
  );
  const enabled = shown.length === 0 ? schema?.attributes.get('enabled') : undefined;
  const attributes = [...shown, ...(enabled ? [enabled] : [])]
    .map((attribute, index) => ` ${attribute.name}="${placeholder(attribute, index + 1)}"`)
    .join('');
  const holds = schema === undefined || schema.elements.size > 0 || schema.collection !== undefined;
  if (holds) return `<${name}${attributes}>\n  $0\n</${name}>`;
  return attributes === '' ? `<${name} $0/>` : `<${name}${attributes} />`;
}

/** What stands between the quotes of a new attribute: one of its values, or nothing yet. */
export function placeholder(attribute: AttributeSchema, index: number): string {
  const names =
    attribute.type === 'bool'
      ? ['true', 'false']
      : attribute.type === 'enum'
        ? attribute.values.map(({ name }) => name)
        : [];
  const choices = [...new Set(names)];
  if (choices.length > 1 && choices.every(name => /^[\w.-]+$/.test(name))) {
    const first = choices.filter(name => name !== attribute.default);
    const rest = choices.filter(name => name === attribute.default);
    return `\${${index}|${[...first, ...rest].join(',')}|}`;
  }
  return attribute.type !== 'string' && attribute.default !== undefined
    ? `\${${index}:${snippetValue(attribute.default)}}`
    : `$${index}`;
}
