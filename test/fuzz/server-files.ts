import { Random } from '../bench/generate/random';
import { generateServer } from '../bench/generate/repository';

/** Texts by their Windows paths, as `workspaceOf` takes them. */
export type ServerFiles = Map<string, string>;

/** A small server with a file of every kind: above all sites, of sites and applications, and of a `configSource`. */
export function smallServer(seed: number): ServerFiles {
  const random = new Random(seed);
  const shape = { sites: 2 + random.below(2), seed, mimeMaps: 3, mistakes: 20, declarations: random.chance(20) };
  const files = generateServer(shape);
  files.set('machine.config', MACHINE);
  files.set('root/web.config', ROOT_WEB);
  files.set(
    'C:\\sites\\site0\\connections.config',
    '<connectionStrings>\n  <add name="Main" connectionString="Server=sql01;Integrated Security=SSPI" />\n</connectionStrings>\n',
  );
  files.set(
    'C:\\sites\\site1\\web.config',
    '<configuration>\n  <connectionStrings configSource="connections.config" />\n  <system.web>\n    <identity impersonate="true" />\n  </system.web>\n</configuration>\n',
  );
  return files;
}

const MACHINE = `<?xml version="1.0"?>
<configuration>
  <system.web>
    <processModel autoConfig="true" />
    <identity impersonate="false" />
  </system.web>
</configuration>
`;

const ROOT_WEB = `<?xml version="1.0"?>
<configuration>
  <location allowOverride="true">
    <system.web>
      <authentication mode="Windows" />
      <authorization>
        <allow users="*" />
      </authorization>
    </system.web>
  </location>
</configuration>
`;
