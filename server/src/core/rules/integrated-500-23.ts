import type { XmlElement } from '../xml/tree';
import { integratedRule } from './support/integrated';

export const integratedHandlers = integratedRule({
  id: 'integrated-500-23',
  section: 'system.web/httpHandlers',
  summary: 'Handlers are listed in httpHandlers in an Integrated application pool.',
  why: 'IIS checks it in Integrated mode, where that list has no effect, and answers every request below this path with 500.23 until the check is switched off.',
  iis: { status: '500.23', hresult: null },
  messages: {
    refused: ({ pool }: { pool: string }) =>
      `<httpHandlers> does not apply in the Integrated pool "${pool}": every request below this path fails with 500.23`,
    below: ({ child, pool }: { child: string; pool: string }) =>
      `The application ${child} inherits <httpHandlers> into the Integrated pool "${pool}": every request there fails with 500.23`,
    // Wording for a web.config of which nobody knows the pool.
    perhaps: (_: Record<string, never>) =>
      '<httpHandlers> does not apply in an Integrated pool (the default): every request below this path would fail with 500.23',
  },
  migration: {
    section: 'system.webServer/handlers',
    entry: (old, taken) => {
      const written = ['verb', 'path', 'type'].map(name => old.attribute(name));
      if (written.some(attribute => !attribute)) return undefined;
      const name = freeName(old, taken);
      const attributes = written.map(
        attribute => `${attribute?.name}="${attribute?.rawValue.replace(/"/g, '&quot;')}"`,
      );
      return { name, markup: `<add name="${name}" ${attributes.join(' ')} preCondition="integratedMode" />` };
    },
  },
});

/** Handlers of IIS have names; the class gives one. */
function freeName(old: XmlElement, taken: ReadonlySet<string>): string {
  const [type = ''] = (old.value('type') ?? '').split(',');
  const base = type.slice(type.lastIndexOf('.') + 1).replace(/[^\w-]/g, '') || 'Handler';
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}-${number}`;
  return name;
}
