import type { Place } from '../../config/place';

/** A site with a binding of the FTP service. */
export function servesFtp({ site }: Place): boolean {
  return site?.bindings.some(({ protocol }) => /^ftps?$/i.test(protocol.trim())) ?? false;
}
