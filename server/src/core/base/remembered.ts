/**
 * `compute`, once for each text, for at most `limit` texts: for what is asked again and again about the same few texts,
 * where files might bring any number of them. The value must rest on the text alone.
 */
export function remembered<Value>(limit: number, compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return text => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    const value = compute(text);
    if (known.size < limit) known.set(text, value);
    return value;
  };
}
