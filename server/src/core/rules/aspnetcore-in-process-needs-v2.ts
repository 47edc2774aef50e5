import { handlerList } from '../identity/handlers/handler-list';
import { hostingModel } from '../outcome/modules/aspnetcore';
import { setAttribute } from '../xml/edits';
import { placeRule } from './engine/rule';
import { decidedBy } from './support/decided-by';
import { inFile, review } from './support/fixes';
import { isAspNetCore } from './support/request-at';

export const aspnetcoreInProcessNeedsV2 = placeRule({
  id: 'aspnetcore-in-process-needs-v2',
  severity: 'warning',
  since: '0.1.0',
  summary: 'In-process hosting is asked for, and the handler names the first version of the ASP.NET Core Module.',
  why: 'AspNetCoreModule starts a process of its own whatever hostingModel says: what was built for in-process hosting does not run as intended.',
  messages: {
    first: ({ handler }: { handler: string }) =>
      `hostingModel has no effect: handler "${handler}" names AspNetCoreModule, and only AspNetCoreModuleV2 hosts in process`,
  },
  check({ parts, report }) {
    for (const part of parts) {
      const decision = decidedBy(part, 'system.webServer/aspNetCore', 'hostingModel');
      if (!decision || hostingModel(decision.attribute.value) !== 'inprocess') continue;
      const handler = handlerList(part.place()).entries.find(isAspNetCore);
      if (!handler || handler.modules.includes('aspnetcoremodulev2')) continue;
      const { element } = handler.entry;
      report({
        message: 'first',
        data: { handler: handler.name },
        at: decision.attribute.valueSpan,
        related: [{ at: handler.at, text: 'the handler' }],
        fixes: () =>
          handler.at.file === part.file.uri
            ? [
                review(
                  'Change the module to AspNetCoreModuleV2',
                  inFile(part.file, setAttribute(element, 'modules', 'AspNetCoreModuleV2')),
                ),
              ]
            : [],
      });
    }
  },
});
