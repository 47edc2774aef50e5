import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cli, tempFolder } from './support';

const SAMPLES = path.resolve(import.meta.dirname, '../../samples');
const FACTS = 'whoiis-facts-WEB01';
const MASKS: Readonly<Record<string, string>> = { R: '0x120089', RX: '0x1200a9', M: '0x1301bf' };

interface Row {
  readonly path: string;
  sddl: string;
}

/** The samples with their facts, in which commands that WhoIIS offers can be played. */
class Server {
  readonly folder = tempFolder();

  constructor() {
    cpSync(SAMPLES, this.folder, { recursive: true });
  }

  async found(): Promise<readonly string[]> {
    const { stdout } = await cli(this.folder, [
      ...['check', 'applicationHost.config', '--facts', FACTS, '--format', 'json'],
    ]);
    const [file] = JSON.parse(stdout).files;
    return file.findings.flatMap(({ rule, message, range }: Found) =>
      rule.startsWith('access-')
        ? `${range.start.line + 1} ${rule} ${message.replace(/:? (no entry|the permissions).*/, '')}`
        : [],
    );
  }

  async access(...argv: readonly string[]) {
    const { status, stdout } = await cli(this.folder, [
      ...['access', '--apphost', 'applicationHost.config', '--facts', FACTS, '--format', 'json'],
      ...argv,
    ]);
    return { status, ...(JSON.parse(stdout) as Report) };
  }

  edit(name: string, change: (text: string) => string): void {
    const file = path.join(this.folder, FACTS, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  /** What the command would do to the lists: icacls hands its entry down to what inherits. */
  play(command: string): void {
    const grant = /^icacls "([^"]+)" \/grant "?([^":]+):(?:\(OI\)\(CI\))?(\w+)"?$/.exec(command);
    const remove = /^icacls "([^"]+)" \/remove:g "\*(S-[\d-]+)"$/.exec(command);
    const share = /^Grant-SmbShareAccess -Name '?(\w+)'? -AccountName '([^']+)'/.exec(command);
    if (grant) {
      const [, folder = '', name = '', right = ''] = grant;
      this.#entries(folder, (row, inherited) => {
        const entry = `(A;OICI${inherited ? 'ID' : ''};${MASKS[right]};;;${this.#sid(name)})`;
        // Entries of the object itself stand before those that come from above.
        row.sddl = inherited ? `${row.sddl}${entry}` : row.sddl.replace(/D:[A-Z]*/, found => `${found}${entry}`);
      });
    } else if (remove) {
      const [, folder = '', sid = ''] = remove;
      const alias = sid === 'S-1-1-0' ? 'WD' : sid;
      this.#entries(folder, row => {
        row.sddl = row.sddl.replaceAll(new RegExp(`\\([^()]*;${alias}\\)`, 'g'), '');
      });
    } else if (share) {
      const [, name, account = ''] = share;
      this.#json<Row & { name: string }>('shares.json', rows => {
        for (const row of rows) if (row.name === name) row.sddl += `(A;;0x1200a9;;;${this.#sid(account)})`;
      });
    } else assert.fail(command);
  }

  #entries(folder: string, change: (row: Row, inherited: boolean) => void): void {
    this.#json<Row>('acls.json', rows => {
      for (const row of rows) {
        const isBelow = row.path.startsWith(`${folder}\\`) && !/D:P/.test(row.sddl);
        if (row.path === folder || isBelow) change(row, isBelow);
      }
    });
  }

  #json<T>(name: string, change: (rows: T[]) => void): void {
    this.edit(name, text => {
      const rows = JSON.parse(text);
      change(rows);
      return JSON.stringify(rows);
    });
  }

  #sid(name: string): string {
    if (name === 'IUSR') return 'S-1-5-17';
    const rows = JSON.parse(readFileSync(path.join(this.folder, FACTS, 'accounts.json'), 'utf8'));
    const row = rows.find((each: { name: string }) => each.name.toLowerCase() === name.toLowerCase());
    return row?.sid ?? assert.fail(`nobody is called ${name}`);
  }
}

interface Found {
  readonly rule: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

interface Report {
  readonly checks: readonly {
    readonly verdict: string;
    readonly identity: string;
    readonly object: string | null;
    readonly repair: readonly { readonly title: string; readonly command: string }[];
  }[];
  readonly findings: readonly { readonly rule: string; readonly repair: readonly { readonly command: string }[] }[];
}

describe('the facts of the samples', () => {
  it('show five stories, each at the line that names the folder or the account', async () => {
    assert.deepEqual(await new Server().found(), [
      '14 access-logon-right-missing CONTOSO\\svc-intranet probably cannot log on: it lacks SeBatchLogonRight (facts of 2026-11-20)',
      '39 access-denied IIS APPPOOL\\ShopPool lacks Modify on C:\\Contoso\\shop\\App_Data',
      '39 access-denied IUSR lacks Read on C:\\Contoso\\shop\\css',
      '62 access-everyone-write Everyone may write on C:\\Contoso\\api (facts of 2026-11-20)',
      '73 access-denied ANONYMOUS LOGON lacks Read on \\\\fs01\\media',
      '73 access-denied CONTOSO\\WEB01$ lacks Read on \\\\fs01\\media',
    ]);
  });

  it('IUSR may not read the style sheets: the command lets it, and nothing else is found', async () => {
    const server = new Server();
    const css = ['--site', 'Shop', '--path', '/css', '--purpose', 'static-file'];
    const before = await server.access(...css);
    assert.deepEqual([before.status, before.checks[0]?.identity], [1, 'NT AUTHORITY\\IUSR']);
    const explained = await cli(server.folder, [
      ...['explain', '--facts', FACTS, '--apphost', 'applicationHost.config', '--site', 'Shop', '--path', '/css'],
      ...['--handler', 'static'],
    ]);
    assert.match(explained.stdout, /Read for IUSR: requested file\n +denied: no entry grants/);
    const [grant] = before.checks[0]?.repair.filter(({ command }) => command.startsWith('icacls')) ?? [];
    server.play(grant?.command ?? '');
    assert.equal((await server.access(...css)).status, 0);
    assert.ok((await server.found()).every(text => !text.includes('\\css')));
  });

  it('the pool may not write its data: the command lets it', async () => {
    const server = new Server();
    const data = ['--site', 'Shop', '--purpose', 'app-data-write', '--handler', 'aspnet'];
    const { checks } = await server.access(...data);
    server.play(checks[0]?.repair[0]?.command ?? '');
    assert.equal((await server.access(...data)).status, 0);
    assert.ok((await server.found()).every(text => !text.includes('App_Data')));
  });

  it('the account of a pool lost the batch logon right: given back, it is well', async () => {
    const server = new Server();
    const { findings, checks } = await server.access('--site', 'Intranet', '--purpose', 'logon');
    assert.equal(checks[0]?.verdict, 'denied');
    assert.ok(findings.some(({ rule }) => rule === 'access-logon-right-missing'));
    server.edit('rights.inf', text => text.replace('SeBatchLogonRight = ', 'SeBatchLogonRight = *S-1-5-32-568,'));
    assert.equal((await server.access('--site', 'Intranet', '--purpose', 'logon')).status, 0);
    assert.ok((await server.found()).every(text => !text.includes('svc-intranet')));
  });

  it('the machine account may not read a share: the command for the file server lets it', async () => {
    const server = new Server();
    const config = ['--site', 'Media', '--path', '/archive', '--purpose', 'webconfig-read'];
    const { checks } = await server.access(...config);
    assert.equal(checks[0]?.identity, 'CONTOSO\\WEB01$');
    server.play(checks[0]?.repair.find(({ command }) => command.startsWith('Grant-'))?.command ?? '');
    assert.equal((await server.access(...config)).status, 0);
    assert.ok((await server.found()).every(text => !text.includes('WEB01$')));
  });

  it('Everyone may write: the command takes the entry away', async () => {
    const server = new Server();
    const { findings } = await server.access('--site', 'Api');
    const found = findings.find(({ rule }) => rule === 'access-everyone-write');
    for (const { command } of found?.repair ?? []) server.play(command);
    assert.ok((await server.found()).every(text => !text.includes('Everyone')));
  });
});
