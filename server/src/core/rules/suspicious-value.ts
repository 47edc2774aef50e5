import { hiddenIn } from '../base/hidden-characters';
import { IDENTITY_SECTION } from '../identity/code/identity-section';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import type { Part } from '../workspace/parts';
import type { XmlElement } from '../xml/tree';
import { configRule, type Messages, type Reporter } from './engine/rule';

export const suspiciousValue = configRule({
  id: 'suspicious-value',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The name of an account, pool, site or folder holds a line break or another hidden character.',
  why: 'No such name has one on Windows. In a command that is copied, or in a list that people read, it can pass for something else; WhoIIS offers no command with it.',
  messages: {
    hidden: ({ attribute, code }: { attribute: string; code: string }) =>
      `The value of ${attribute} holds a hidden character (${code})`,
  },
  server({ frame, serverParts, report }) {
    for (const shared of [frame.poolDefaults, frame.siteDefaults]) if (shared) checkAll(shared, report);
    checkSections(serverParts, report);
  },
  pool: ({ pool, report }) => checkAll(pool.element, report),
  site: ({ site, report }) => checkAll(site.element, report),
  tag: ({ parts, report }) => checkSections(parts, report),
  place: ({ parts, report }) => checkSections(parts, report),
});

const SECTIONS = [ANONYMOUS_SECTION, IDENTITY_SECTION] as const;

function checkSections<M extends Messages>(parts: readonly Part[], report: Reporter<M>): void {
  for (const part of parts)
    for (const section of SECTIONS) for (const element of part.elements(section)) check(element, report);
}

/** An entry with everything in it; entries are not nested deeply, and the stack of callers is none of ours. */
function checkAll<M extends Messages>(entry: XmlElement, report: Reporter<M>): void {
  const open = [entry];
  for (let element = open.pop(); element; element = open.pop()) {
    check(element, report);
    open.push(...element.children());
  }
}

/** What names accounts, pools, sites, URLs and folders. */
const NAMES = ['name', 'path', 'physicalPath', 'applicationPool', 'userName', 'directory', 'CLRConfigFile'] as const;

function check<M extends Messages>(element: XmlElement, report: Reporter<M>): void {
  for (const name of NAMES) {
    const attribute = element.attribute(name);
    if (!attribute) continue;
    // A line break that is written as such is a blank for every reader of XML, and so it is here.
    const code = hiddenIn(attribute.value);
    if (code !== undefined) report({ message: 'hidden', data: { attribute: name, code }, at: attribute.valueSpan });
  }
}
