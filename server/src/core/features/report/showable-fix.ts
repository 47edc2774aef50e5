import { mayHoldSecret } from '../../config/base/read-attribute';
import type { FileEdits, Fix } from '../../workspace/fix';
import type { Snapshot } from '../../workspace/snapshot';
import { parseXml } from '../../xml/tree';

/**
 * Whether the edits of a repair may stand in a report. They are text of the file, and may move a secret.
 */
export function isShowable(snapshot: Snapshot, { edits }: Fix): boolean {
  return edits.every(file => isFreeOfSecrets(snapshot, file));
}

function isFreeOfSecrets(snapshot: Snapshot, { uri, edits }: FileEdits): boolean {
  const document = snapshot.source(uri)?.document;
  return edits.every(({ span, newText }) => {
    if (newText === '') return true;
    // As an element: its attributes tell. Else it is a value, or a part of a tag.
    const written = parseXml(newText);
    for (const element of written.elements()) if (element.attributes.some(mayHoldSecret)) return false;
    const around = document?.hit(span.start)?.attribute;
    return !around || !mayHoldSecret(around);
  });
}
