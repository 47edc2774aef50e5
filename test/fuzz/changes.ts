import type { WorkspaceSettings } from '../../server/src/core/analysis';
import type { Random } from '../bench/generate/random';
import type { ServerFiles } from './server-files';

/** One thing that happens to the files or settings of a server. Plain data; it fits any state, whatever came before. */
export type Change =
  /** Offsets beyond the text mean its end. All refer to the text before. `whole`: only the whole new text is told. */
  | { readonly kind: 'edit'; readonly file: string; readonly edits: readonly Replacement[]; readonly whole?: boolean }
  /** The file appears, or another program writes it; without a text it vanishes. */
  | { readonly kind: 'write'; readonly file: string; readonly text: string | undefined }
  | { readonly kind: 'settings'; readonly settings: Partial<WorkspaceSettings> };

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change that is likely to mean something for the files as they are now. */
export function randomChange(random: Random, now: ServerFiles, original: ServerFiles): Change {
  const file = random.chance(45) ? 'applicationHost.config' : random.pick([...original.keys()]);
  const text = now.get(file);
  const dice = random.below(100);
  if (dice < 6) return { kind: 'settings', settings: random.pick(SETTINGS) };
  if (text === undefined || dice < 16) return { kind: 'write', file, text: original.get(file) };
  if (dice < 20 && file !== 'applicationHost.config') return { kind: 'write', file, text: undefined };
  const count = random.chance(10) ? 2 : 1;
  const edits = Array.from({ length: count }, () => replacement(random, text)).sort((a, b) => a.start - b.start);
  const apart = edits.every((edit, index) => edit.start >= (edits[index - 1]?.end ?? 0));
  return { kind: 'edit', file, edits: apart ? edits : edits.slice(0, 1), whole: random.chance(15) };
}

function replacement(random: Random, text: string): Replacement {
  const dice = random.below(100);
  if (dice < 45) return otherValue(random, text);
  if (dice < 65) return newElement(random, text);
  if (dice < 75) return withoutLine(random, text);
  const start = random.below(text.length + 1);
  if (dice < 85) return { start, end: start, text: random.pick(CHARACTERS) };
  if (dice < 95) return { start, end: Math.min(text.length, start + random.below(6)), text: '' };
  return { start, end: Math.min(text.length, start + random.below(200)), text: random.pick(ELEMENTS) };
}

function otherValue(random: Random, text: string): Replacement {
  const found = [...text.matchAll(/="([^"<>]*)"/g)];
  if (found.length === 0) return { start: 0, end: 0, text: ' ' };
  const value = random.pick(found);
  const start = value.index + 2;
  return { start, end: start + (value[1]?.length ?? 0), text: random.pick(VALUES) };
}

function newElement(random: Random, text: string): Replacement {
  const ends = [...text.matchAll(/>\r?\n/g)];
  const at = ends.length === 0 ? text.length : random.pick(ends).index + 1;
  return { start: at, end: at, text: `\n${random.pick(ELEMENTS)}` };
}

function withoutLine(random: Random, text: string): Replacement {
  const start = text.lastIndexOf('\n', random.below(text.length + 1)) + 1;
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end + 1, text: '' };
}

const CHARACTERS = ['x', ' ', '\n', '"', '<', '>', '/', '&', '<!--', '-->', 'Pool', '='];

const VALUES = [
  ...['', 'true', 'false', 'x', '1', 'Deny', 'Allow', 'Windows', 'Forms', 'None', '*', '/', '/api', '/media'],
  ...['Pool 0', 'pool 1', 'Pool 2', 'Customer 0', 'customer 1', 'Customer 2/api', 'Customer 9', 'Gone'],
  ...['LocalSystem', 'SpecificUser', 'ApplicationPoolIdentity', 'NetworkService', 'Classic', 'Integrated'],
  ...['CONTOSO\\svc', 'IUSR', 'C:\\sites\\site0', 'C:\\sites\\site1\\api', '\\\\files01\\web', '%windir%\\x'],
  ...['.type0', '.type1', '.type9', 'Handler 1', 'Own', 'connections.config', '*:80:www.customer1.example'],
];

const ELEMENTS = [
  '<add name="Pool 0" managedPipelineMode="Classic" />',
  '<add name="Pool 9"><processModel identityType="LocalSystem" /></add>',
  '<processModel identityType="SpecificUser" userName="CONTOSO\\own" />',
  '<site name="Customer 9" id="9"><application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\site1" /></application></site>',
  '<application path="/api" applicationPool="Pool 1"><virtualDirectory path="/" physicalPath="C:\\sites\\site1\\api" /></application>',
  '<virtualDirectory path="/api" physicalPath="C:\\sites\\site2" />',
  '<binding protocol="http" bindingInformation="*:80:www.customer0.example" />',
  '<location path="Customer 1">\n<system.webServer><modules><remove name="CgiModule" /></modules></system.webServer></location>',
  '<location path="api"><system.web><identity impersonate="true" /></system.web></location>',
  '<location path="" overrideMode="Deny"><system.webServer><httpErrors /></system.webServer></location>',
  '<system.webServer><staticContent><clear /></staticContent></system.webServer>',
  '<staticContent lockElements="mimeMap"><mimeMap fileExtension=".type0" mimeType="a/b" /></staticContent>',
  '<mimeMap fileExtension=".type1" mimeType="text/plain" />',
  '<remove fileExtension=".type1" />',
  '<clear />',
  '<identity impersonate="true" />',
  '<connectionStrings configSource="connections.config" />',
  '<anonymousAuthentication enabled="true" userName="" />',
  '<section name="own" />',
  '<!-- whoiis-disable-next-line -->',
  '<own a="b"><c /></own>',
  '</configuration>',
  '<add name="Own" path="*" verb="*" type="A.B" />',
];

const SETTINGS: readonly Partial<WorkspaceSettings>[] = [
  {},
  { rules: { 'anonymous-iusr-default': 'off' } },
  { rules: { 'duplicate-key': 'info' } },
  { host: 'iisexpress' },
  { host: 'iis', iisVersion: '7.5' },
  { domainJoined: false },
  { machineName: 'WEB01' },
  { machineConfig: undefined },
  { rootWebConfig: undefined },
  { hostConfig: undefined },
  { windowsFiles: false },
];
