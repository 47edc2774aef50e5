import { visible, visibleLines } from '../../base/hidden-characters';
import { isShownAddress } from './addresses';

/** The one place that turns texts into HTML, as content and as the value of an attribute. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`);
}

/** A listing keeps its lines. */
export function escapeLines(text: string): string {
  return visibleLines(text).split('\n').map(escapeHtml).join('\n');
}

/** Just the text where the address is none to open. */
export function linkHtml(text: string, address: string): string {
  const shown = escapeHtml(text);
  return isShownAddress(address) ? `<a href="${escapeHtml(address)}">${shown}</a>` : shown;
}
