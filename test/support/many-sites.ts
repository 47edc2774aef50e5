/** Text for each of many. */
export const each = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('\n');

/** Sites `S0`, `S1`, … of the pools `P0`, `P1`, …, in folders `C:\\s0`, `C:\\s1`, …. */
export function manySites(count: number): string {
  return each(
    count,
    index => `<site name="S${index}" id="${index + 1}">
  <application path="/" applicationPool="P${index}"><virtualDirectory path="/" physicalPath="C:\\s${index}" /></application>
  <bindings><binding protocol="http" bindingInformation="*:80:s${index}" /></bindings>
</site>`,
  );
}
