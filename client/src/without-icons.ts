/** Words like `$(x)`, which status items, lenses and pick lists would draw as icons, as they are. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
