import type { Binding } from '../../config/files/topology';
import type { Span } from '../../text/span';
import { isTemplated } from './rule-text';

/** The parts of `bindingInformation` of http, https and ftp: `address:port:host` (Binding element of the reference). */
export interface BindingParts {
  readonly address: BindingPart;
  readonly port: BindingPart;
  readonly host: BindingPart;
}

export interface BindingPart {
  readonly text: string;
  readonly span: Span;
}

/** Other protocols (net.tcp, net.pipe, net.msmq) write something else. */
export function isInternetProtocol(protocol: string): boolean {
  return /^(https?|ftp)$/i.test(protocol);
}

/** `[PORT]` stands for a port in project templates; an IPv6 address has colons in its brackets. */
export function isTemplatedBinding(information: string): boolean {
  return isTemplated(information) || /\[[^\]:]*\]/.test(information);
}

/** Undefined where the text does not have three parts. An IPv6 address may lack its brackets. */
export function bindingParts({ information, at, element }: Binding): BindingParts | undefined {
  const [, address, port, host] = /^(\[[^\]]*\]|[^:]*|[\da-f:.%]*):([^:]*):([^:]*)$/i.exec(information) ?? [];
  if (address === undefined || port === undefined || host === undefined) return undefined;
  // With entities in the text the parts cannot be told apart by counting.
  const isPlain = element.attribute('bindingInformation')?.rawValue === information;
  const part = (text: string, offset: number): BindingPart => {
    const start = at.span.start + offset;
    return { text, span: isPlain && text !== '' ? { start, end: start + text.length } : at.span };
  };
  return {
    address: part(address, 0),
    port: part(port, address.length + 1),
    host: part(host, address.length + port.length + 2),
  };
}
