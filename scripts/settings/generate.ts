/**
 * Writes what follows from the table of settings: the settings of the editor (package.json), the schema of the project
 * file, and the table in README. `--check` writes nothing and tells what is stale.
 */
import { pathToFileURL } from 'node:url';
import { PREFIX } from '../../server/src/common/path-mappings';
import { RULE_LEVELS } from '../../server/src/common/read-settings';
import { SETTING_ENTRIES, type Setting } from '../../server/src/common/settings-table';
import { FILE_ROLES, rules } from '../../server/src/core/analysis';
import { textInRepository, withPart, writeGenerated } from '../lib/write-generated';

const MANIFEST = 'package.json';
const MANIFEST_WORDS = 'package.nls.json';
const WORDS = 'setting.';
const PROJECT_FILE_SCHEMA = 'schemas/whoiisrc.schema.json';
const README = 'README.md';

/** As `readMapping` takes them, with either kind of slash. */
const MAPPING_PREFIX = PREFIX.source.replaceAll('\\\\', '[\\\\/]');

type Json = Readonly<Record<string, unknown>>;

/** Path in the repository to text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const manifest = JSON.parse(textInRepository(MANIFEST));
  manifest.contributes.configuration.properties = editorSettings();
  manifest.capabilities.untrustedWorkspaces.restrictedConfigurations = restrictedSettings();
  return new Map([
    [MANIFEST, jsonText(manifest)],
    [MANIFEST_WORDS, jsonText(manifestWords())],
    [PROJECT_FILE_SCHEMA, jsonText(projectFileSchema())],
    [README, withPart(textInRepository(README), 'settings', readmeTable())],
  ]);
}

function editorSettings(): Json {
  const offered = SETTING_ENTRIES.filter(isOffered);
  return Object.fromEntries(
    offered.map(([key, setting], index) => [
      `whoiis.${key}`,
      {
        order: index + 1,
        scope: SCOPES[setting.effect ?? 'none so far'],
        ...editorType(key, setting),
        // The words are in package.nls.json, so that there can be others in another language.
        markdownDescription: `%${WORDS}${key}%`,
      },
    ]),
  );
}

/** The words of the manifest; those of the settings are generated. */
function manifestWords(): Json {
  const words: Json = JSON.parse(textInRepository(MANIFEST_WORDS));
  const others = Object.entries(words).filter(([key]) => !key.startsWith(WORDS));
  const ofSettings = SETTING_ENTRIES.filter(isOffered).flatMap(([key, setting]) => [
    [`${WORDS}${key}`, description(setting, 'Relative paths begin at the workspace folder.')],
    ...(setting.kind === 'choice'
      ? Object.entries(setting.choices).map(([choice, words]) => [wordsOfChoice(key, choice), words])
      : []),
  ]);
  return Object.fromEntries([...others, ...ofSettings]);
}

/** Names of words have letters, digits, points and hyphens. */
function wordsOfChoice(key: string, choice: string): string {
  return `${WORDS}${key}.${choice}`;
}

/** By the settings of the editor. */
function isOffered([, { effect }]: readonly [string, Setting]): boolean {
  return effect === undefined || effect === 'editor alone' || effect === 'user alone';
}

/** Those that make WhoIIS read files elsewhere: they do not count in a workspace that the user does not trust. */
function restrictedSettings(): readonly string[] {
  return SETTING_ENTRIES.flatMap(([key, { kind }]) =>
    ['file', 'folders', 'mappings'].includes(kind) ? [`whoiis.${key}`] : [],
  );
}

/** A workspace can set those of a resource and of a window, and never those of the application. */
const SCOPES = {
  'editor alone': 'window',
  'user alone': 'application',
  'project file alone': 'resource',
  'none so far': 'resource',
} as const;

function editorType(key: string, setting: Setting): Json {
  switch (setting.kind) {
    case 'file':
    case 'text':
      return { ...typeOf(setting), default: '' };
    case 'choice':
      return {
        ...typeOf(setting),
        enumDescriptions: Object.keys(setting.choices).map(choice => `%${wordsOfChoice(key, choice)}%`),
      };
    case 'folders':
    case 'hosts':
      return { ...typeOf(setting), default: [] };
    case 'mappings':
    case 'severities':
    case 'roles':
      return { ...typeOf(setting), default: {} };
    default:
      return typeOf(setting);
  }
}

function projectFileSchema(): Json {
  const properties: Record<string, unknown> = {
    $schema: { type: 'string' },
    extends: {
      description:
        'Project files that this one adds to: paths from its folder. What stands in this file wins, then what is named later.',
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      examples: ['../.whoiisrc.json'],
    },
  };
  for (const [key, setting] of SETTING_ENTRIES) {
    if (setting.effect === 'user alone') continue;
    properties[key] = {
      description: plain(description(setting, '') + effectWords(setting)),
      ...typeOf(setting),
      ...(setting.kind === 'mappings' && { propertyNames: { pattern: MAPPING_PREFIX } }),
      ...(setting.example !== undefined && { examples: [setting.example] }),
    };
    const [head = '', tail] = key.split('.');
    if (tail === undefined) continue;
    properties[head] = {
      description: `As ${key}.`,
      type: 'object',
      additionalProperties: false,
      properties: { [tail]: typeOf(setting) },
    };
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://github.com/whoiis/whoiis/blob/main/schemas/whoiisrc.schema.json',
    title: 'WhoIIS project file',
    description:
      'Settings of WhoIIS for the command line and every editor. Relative paths begin at the folder of this file.',
    type: 'object',
    additionalProperties: false,
    properties,
  };
}

function effectWords({ effect }: Setting): string {
  if (effect === 'editor alone') return ' A setting of the editor; without effect in this file.';
  return effect === 'none so far' ? ' Without effect so far.' : '';
}

function typeOf(setting: Setting): Json {
  switch (setting.kind) {
    case 'file':
    case 'text':
      return { type: 'string' };
    case 'flag':
      return { type: 'boolean', default: setting.default };
    case 'choice':
      return { type: 'string', enum: Object.keys(setting.choices), default: setting.default };
    case 'folders':
    case 'hosts':
      return { type: 'array', items: { type: 'string' } };
    case 'mappings':
      return {
        type: 'object',
        additionalProperties: { type: 'string' },
      };
    case 'roles':
      return { type: 'object', additionalProperties: { type: 'string', enum: Object.keys(FILE_ROLES) } };
    case 'overrides':
      return {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: { anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: { type: 'string' } }] },
            rules: { $ref: '#/properties/rules' },
            profile: { $ref: '#/properties/profile' },
          },
        },
      };
    case 'severities':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules().map(rule => [
            rule.id,
            { type: 'string', enum: RULE_LEVELS, default: rule.severity, description: rule.summary },
          ]),
        ),
      };
  }
}

function description(setting: Setting, aboutPaths: string): string {
  const { summary, details, unset, example, kind } = setting;
  return [
    summary,
    details,
    example !== undefined && `E.g. \`${spaced(example)}\`.`,
    unset !== undefined && `Default: ${unset}.`,
    (kind === 'file' || kind === 'folders' || kind === 'mappings') && aboutPaths,
  ]
    .filter(Boolean)
    .join(' ');
}

function readmeTable(): string {
  const rows = SETTING_ENTRIES.filter(isOffered).map(([key, setting]) => {
    const option = setting.option ? `\`${setting.option.flags}\`` : '';
    return `| \`whoiis.${key}\` | ${option} | ${setting.summary}${defaultWords(setting)} |`;
  });
  return ['| setting | command line | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function defaultWords(setting: Setting): string {
  if (setting.unset !== undefined) return ` Default: ${setting.unset}.`;
  return setting.kind === 'choice' || setting.kind === 'flag' ? ` Default: \`${setting.default}\`.` : '';
}

/** JSON on one line, with spaces as people write it. */
function spaced(value: unknown): string {
  return JSON.stringify(value, undefined, 1).replace(/\n\s*/g, ' ');
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = writeGenerated(generatedFiles(), process.argv.slice(2));
}
