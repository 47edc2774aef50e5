import {
  canonicalUri,
  DEFAULT_SETTINGS,
  type FileState,
  Snapshot,
  type WorkspaceSettings,
} from '../../server/src/core/analysis';

/** Address of the host configuration in tests. */
export const HOST_URI = 'file:///C:/Windows/System32/inetsrv/config/applicationHost.config';
const FRAMEWORK = 'file:///C:/Windows/Microsoft.NET/Framework64/v4.0.30319/Config';
const MACHINE_URI = `${FRAMEWORK}/machine.config`;
const ROOT_WEB_URI = `${FRAMEWORK}/web.config`;

/**
 * A workspace in memory, as on a Windows server. Keys are `applicationHost.config`, `machine.config`,
 * `root/web.config`, or full Windows or UNC paths.
 */
export function workspaceOf(
  files: Readonly<Record<string, string>>,
  settings: Partial<WorkspaceSettings> = {},
): Snapshot {
  const given = Object.entries(files).map(
    ([path, text]) => [uriOf(path), { kind: 'text', text, version: undefined }] as const,
  );
  return Snapshot.create({
    ...DEFAULT_SETTINGS,
    windowsFiles: true,
    hostConfig: 'applicationHost.config' in files ? HOST_URI : undefined,
    machineConfig: 'machine.config' in files ? MACHINE_URI : undefined,
    rootWebConfig: 'root/web.config' in files ? ROOT_WEB_URI : undefined,
    ...settings,
  }).withFiles(given);
}

/** Asks until nothing is missing; files that are not there are told to be absent. */
export function settle<T>(
  snapshot: Snapshot,
  compute: (snapshot: Snapshot) => T,
): { readonly result: T; readonly snapshot: Snapshot } {
  let current = snapshot;
  for (let round = 0; round < 20; round++) {
    const result = compute(current);
    const missing = current.missing();
    if (missing.length === 0) return { result, snapshot: current };
    current = current.withFiles(missing.map(uri => [uri, { kind: 'absent' } satisfies FileState] as const));
  }
  throw new Error('a query asks for new files without end');
}

/** URI of a file that was given by its Windows path or by one of the special keys. */
export function uriOf(path: string): string {
  switch (path) {
    case 'applicationHost.config':
      return HOST_URI;
    case 'machine.config':
      return MACHINE_URI;
    case 'root/web.config':
      return ROOT_WEB_URI;
    default:
      return canonicalUri(
        path.startsWith('\\\\') ? `file:${path.replace(/\\/g, '/')}` : `file:///${path.replace(/\\/g, '/')}`,
      );
  }
}
