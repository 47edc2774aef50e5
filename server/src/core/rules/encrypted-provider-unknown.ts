import { providerOf } from '../config/base/read-attribute';
import { hostRule } from './engine/rule';
import { hostPasswordChecks } from './support/host-passwords';

const SECTION = 'configProtectedData';

/** What machine.config of .NET declares on every machine. */
const OF_DOTNET: readonly string[] = ['rsaprotectedconfigurationprovider', 'dataprotectionconfigurationprovider'];

export const encryptedProviderUnknown = hostRule({
  id: 'encrypted-provider-unknown',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A password was encrypted by a provider that the server does not declare.',
  why: 'Only the provider that encrypted a value can decrypt it. Without it the password cannot be read, and the account does not log on.',
  messages: {
    unknown: ({ provider }: { provider: string }) =>
      `The provider "${provider}" is not declared in configProtectedData: this password cannot be decrypted`,
  },
  ...hostPasswordChecks(({ serverParts, isWhole, report }, password) => {
    const provider = isWhole ? providerOf(password)?.toLowerCase() : undefined;
    if (provider === undefined || OF_DOTNET.includes(provider)) return;
    // As IIS reads them, from this file: what .NET sees of the section is another question.
    const lists = serverParts.flatMap(part => part.elements(SECTION).map(section => section.child('providers')));
    const names = lists.flatMap(list => [...(list?.children() ?? [])].map(entry => entry.value('name')));
    if (names.length === 0 || names.some(name => name?.toLowerCase() === provider)) return;
    report({ message: 'unknown', data: { provider: providerOf(password) ?? '' }, at: password.nameSpan });
  }),
});
