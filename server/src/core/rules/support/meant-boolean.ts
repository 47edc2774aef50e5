import { nearest } from '../../text/distance';

/** The boolean that somebody meant by another word. */
export function meantBoolean(text: string): 'true' | 'false' | undefined {
  const word = text.trim();
  if (/^(1|yes|on|allow)$/i.test(word)) return 'true';
  if (/^(0|no|off|deny)$/i.test(word)) return 'false';
  const near = nearest(word, ['true', 'false']);
  return near === 'true' || near === 'false' ? near : undefined;
}
