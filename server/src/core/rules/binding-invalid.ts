import type { ServerFacts } from '../config/base/server-facts';
import type { ConfigFile } from '../config/files/config-file';
import type { Binding } from '../config/files/topology';
import type { Span } from '../text/span';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { type BindingParts, bindingParts, isInternetProtocol, isTemplatedBinding } from './support/binding';
import { inFile, review } from './support/fixes';
import { escapeAttribute } from './support/rule-text';

export const bindingInvalid = hostRule({
  id: 'binding-invalid',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A site has a binding that HTTP.sys or the FTP service cannot listen on.',
  why: 'IIS reads such a text without complaint; there is no address to listen on, so the site does not answer or does not start.',
  messages: {
    form: (_: Record<string, never>) =>
      'A binding has three parts, address:port:host name: the site cannot be reached by this one',
    noPort: (_: Record<string, never>) =>
      'The binding has no port (address:port:host name): the site cannot be reached by it',
    port: ({ port }: { port: string }) =>
      `"${port}" is not a port (a number from 1 to 65535): the site cannot be reached by this binding`,
    address: ({ address }: { address: string }) =>
      `"${address}" is not an IP address ("*" stands for all): the site cannot be reached by this binding`,
    host: ({ host }: { host: string }) => `"${host}" is not a host name: the site cannot be reached by this binding`,
  },
  site({ file, site, facts, report }) {
    for (const binding of site.bindings) {
      const { protocol, information } = binding;
      if (ORDINARY.test(information)) continue;
      if (!isInternetProtocol(protocol) || information === '' || isTemplatedBinding(information)) continue;
      const parts = bindingParts(binding);
      if (!parts) {
        const fixes = () => repairs(file, binding, completed(information));
        report({ message: 'form', data: {}, at: binding.at.span, fixes });
        continue;
      }
      const { address, port, host } = parts;
      if (port.text === '') report({ message: 'noPort', data: {}, at: binding.at.span });
      else if (!isPort(port.text, facts)) report({ message: 'port', data: { port: port.text }, at: port.span });
      else if (!isAddress(address.text)) {
        const fixes = () => repairs(file, binding, withHostLast(parts));
        report({ message: 'address', data: { address: address.text }, at: address.span, fixes });
      } else if (/[\s/\\?#@]/.test(host.text)) report({ message: 'host', data: { host: host.text }, at: host.span });
    }
  },
});

/** What nearly all bindings look like: all addresses, a port, a plain host name or none. */
const ORDINARY = /^\*:[1-9]\d{0,3}:[\w.-]*$/;

function isPort(text: string, facts: ServerFacts): boolean {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  // Test set-ups give IIS Express a 0 that they replace.
  return number <= 65535 && (number > 0 || (number === 0 && facts.host === 'iisexpress'));
}

/**
 * IPv4 in the forms that Windows reads, `1.1.1` included (seen in the tests of Jexus Manager), IPv6, `*` or nothing.
 * `+` is the strong wildcard of HTTP.sys.
 */
function isAddress(text: string): boolean {
  if (text === '' || text === '*' || text === '+') return true;
  if (/^\[?[\da-f:.]*:[\da-f:.]*(%\w+)?\]?$/i.test(text)) return true;
  const numbers = text.split('.');
  return (
    numbers.length <= 4 && numbers.every(number => /^\d{1,10}$/.test(number)) && numbers.slice(0, -1).every(isByte)
  );
}

function isByte(text: string): boolean {
  return Number(text) <= 255;
}

/** `80` and `*:80` lack what may be empty. */
function completed(information: string): string | undefined {
  const [, address = '*', port] = /^(?:([^:]*):)?(\d+)$/.exec(information) ?? [];
  return port === undefined ? undefined : `${address}:${port}:`;
}

/** A name in the place of the address is what the last part is for. */
function withHostLast({ address, port, host }: BindingParts): string | undefined {
  if (host.text !== '' && host.text !== address.text) return undefined;
  return /^[A-Za-z][\w.-]*$/.test(address.text) ? `*:${port.text}:${address.text}` : undefined;
}

function repairs(file: ConfigFile, { at }: Binding, text: string | undefined): readonly Fix[] {
  if (text === undefined) return [];
  const span: Span = at.span;
  return [review(`Change to "${text}"`, inFile(file, { span, newText: escapeAttribute(text) }))];
}
