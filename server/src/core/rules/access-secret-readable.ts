import { secretIn, secretReadable } from '../access/secret-findings';
import { isOfMachine } from '../access/whose-facts';
import { dateWords } from '../access/words';
import { placeRule } from './engine/rule';

export const accessSecretReadable = placeRule({
  id: 'access-secret-readable',
  severity: 'info',
  since: '0.1.0',
  summary: 'By facts of the server, more people read a web.config with secrets than those who act there.',
  why: 'Every pool of the server and whoever logs on to it can read the passwords. The account of the pool alone needs to, and secrets can be encrypted or kept elsewhere.',
  messages: {
    readable: ({ text }: { text: string }) => text,
  },
  check({ file, place, placed, snapshot, report }) {
    const { exported } = snapshot;
    if (!placed || !exported || place.facts.host !== 'iis' || !isOfMachine(exported, place.facts)) return;
    const secret = secretIn(file);
    if (!secret) return;
    for (const path of snapshot.windowsPaths(file.uri)) {
      const found = secretReadable(exported, path);
      if (!found) continue;
      const text = `${String(found.message).replace(/\.$/, '')}${dateWords(exported)}`;
      report({ message: 'readable', data: { text }, at: secret.nameSpan });
      return;
    }
  },
});
