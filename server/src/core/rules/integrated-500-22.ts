import { integratedRule } from './support/integrated';

export const integratedModules = integratedRule({
  id: 'integrated-500-22',
  section: 'system.web/httpModules',
  summary: 'Modules are listed in httpModules in an Integrated application pool.',
  why: 'IIS checks it in Integrated mode, where that list has no effect, and answers every request below this path with 500.22 until the check is switched off.',
  iis: { status: '500.22', hresult: '0x80070032' },
  messages: {
    refused: ({ pool }: { pool: string }) =>
      `<httpModules> does not apply in the Integrated pool "${pool}": every request below this path fails with 500.22`,
    below: ({ child, pool }: { child: string; pool: string }) =>
      `The application ${child} inherits <httpModules> into the Integrated pool "${pool}": every request there fails with 500.22`,
    // Wording for a web.config of which nobody knows the pool.
    perhaps: (_: Record<string, never>) =>
      '<httpModules> does not apply in an Integrated pool (the default): every request below this path would fail with 500.22',
  },
  migration: {
    section: 'system.webServer/modules',
    // managedHandler keeps to what ran before: the modules of ASP.NET saw the requests of ASP.NET only.
    entry: old => {
      const name = old.attribute('name');
      const type = old.attribute('type');
      if (!name || !type || name.value === '') return undefined;
      const markup = `<add name="${quoted(name.rawValue)}" type="${quoted(type.rawValue)}" preCondition="managedHandler" />`;
      return { name: name.value, markup };
    },
  },
});

function quoted(raw: string): string {
  return raw.replace(/"/g, '&quot;');
}
