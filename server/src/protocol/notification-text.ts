/**
 * A message for a notification of the editor. Editors make links of `[text](address)` in these, commands included, so that
 * what comes from a file must not look like one.
 */
export function notificationText(text: string): string {
  return text.replaceAll('](', ']\u200b(').slice(0, LONGEST);
}

/** What a notification shows before it becomes a page. */
const LONGEST = 1000;
