import { booleanText } from '../config/base/value';
import { isTemplated } from '../text/template-tokens';
import { setAttribute } from '../xml/edits';
import { treeRule } from './engine/rule';
import { review } from './support/fixes';

export const sharedConfigurationActive = treeRule({
  id: 'shared-configuration-active',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'Shared configuration is switched on: IIS reads another applicationHost.config than the one beside this file.',
  why: 'Whoever edits the local applicationHost.config changes nothing, and nothing tells them.',
  messages: {
    active: ({ path }: { path: string }) =>
      `Shared configuration is on: IIS reads the applicationHost.config in ${path} and not the one beside this file`,
    password: (_: Record<string, never>) => 'The password for the shared configuration stands here in plain text',
  },
  check({ file, report }) {
    if (!/^redirection\.config$/i.test(file.name) || file.document.problemCount > 0) return;
    const element = file.document.root?.child('configurationRedirection');
    const enabled = element?.attribute('enabled');
    const path = element?.value('path')?.trim() ?? '';
    if (!element || !enabled || booleanText(enabled.value) !== true || path === '' || isTemplated(path)) return;
    report({
      message: 'active',
      data: { path },
      at: enabled.valueSpan,
      fixes: () => [
        review('Switch shared configuration off', {
          uri: file.uri,
          edits: [...setAttribute(element, 'enabled', 'false')],
        }),
      ],
    });
    const password = element.attribute('password');
    if (!password || password.value === '' || /^\[enc:/i.test(password.value) || isTemplated(password.value)) return;
    report({
      message: 'password',
      data: {},
      at: password.nameSpan,
      why: 'Whoever may read this file, a backup of it or its history has the password. IIS Manager writes it encrypted.',
    });
  },
});
