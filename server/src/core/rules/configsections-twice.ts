import { insertChild, removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { FileEdits, Fix } from './engine/finding';
import { dedented } from './support/dedented';
import { inFile, review, safe } from './support/fixes';
import { type Found, refusalRule } from './support/refusal-rule';

export const configSectionsTwice = refusalRule({
  id: 'configsections-twice',
  severity: 'error',
  since: '0.1.0',
  summary: 'A file has a second configSections element.',
  why: 'One configSections declares all sections of a file. With a second one the whole file is refused, by IIS with 500.19 and by ASP.NET as well.',
  iis: { status: '500.19', hresult: null },
  messages: {
    twice: (_: Record<string, never>) =>
      'Only one <configSections> element allowed.  It must be the first child element of the root <configuration> element',
  },
  refusals: ['configSectionsTwice'],
  describe: found => ({ message: 'twice', data: {}, at: found.refusal.at.span, fixes: () => fixes(found) }),
});

function fixes({ refusal, file }: Found<'configSectionsTwice'>): readonly Fix[] {
  const { element: second, earlier } = refusal;
  if (!second.firstChild) return [safe('Remove this empty <configSections>', inFile(file, removeElement(second)))];
  const merged: readonly FileEdits[] = additions(earlier.element, second).map(({ to, from }) =>
    inFile(file, insertChild(to, from.map(dedented).join('\n'), 'last')),
  );
  return [review('Merge it into the first <configSections>', ...merged, inFile(file, removeElement(second)))];
}

interface Addition {
  readonly to: XmlElement;
  readonly from: readonly XmlElement[];
}

/** What goes where: a group that the first element has as well is merged with it, as its name may stand there once. */
function additions(first: XmlElement, second: XmlElement): readonly Addition[] {
  const found: Addition[] = [];
  const pending = [{ to: first, source: second }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { to, source } = next;
    const from: XmlElement[] = [];
    for (const child of source.children()) {
      const group = child.is('sectionGroup') ? groupNamed(to, child.value('name')) : undefined;
      if (group) pending.push({ to: group, source: child });
      else from.push(child);
    }
    if (from.length > 0) found.push({ to, from });
  }
  return found;
}

function groupNamed(parent: XmlElement, name: string | undefined): XmlElement | undefined {
  for (const child of parent.children()) if (child.is('sectionGroup') && child.value('name') === name) return child;
  return undefined;
}
