import fc from 'fast-check';
import type { TextEdit } from '../../server/src/core/text/edit';
import { encodeAttribute } from '../../server/src/core/xml/edits';

/** What a well-formed document means: names, decoded values, text of each element. */
export interface Model {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (Model | string)[];
}

const names = [
  'configuration',
  'system.webServer',
  'location',
  'add',
  'site',
  'sites',
  'a',
  'b-c',
  '_d',
  '\u00e9t\u00e9',
];
const texts = [
  '',
  ' ',
  'text',
  'a & b',
  '<tag>',
  ']]>',
  '"quoted" \'too\'',
  '\u{1f600}',
  '&amp;',
  '-->',
  'C:\\inetpub\\wwwroot',
];

const attributes = fc.dictionary(fc.constantFrom('name', 'path', 'xml:space', 'id', 'x.y'), fc.constantFrom(...texts), {
  maxKeys: 4,
  noNullPrototype: true,
});

const model: fc.Arbitrary<Model> = fc.letrec<{ element: Model }>(tie => ({
  element: fc.record({
    name: fc.constantFrom(...names),
    attributes,
    content: fc.array(
      fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom(...texts), tie('element')),
      {
        maxLength: 4,
      },
    ),
  }),
})).element;

/** The document type declaration some of the documents have. */
export const doctype = '<!DOCTYPE a [ <!ENTITY x "]>"> ]>';

/** A well-formed document: its text, in one of many layouts, and its meaning. */
export const wellFormed: fc.Arbitrary<{ readonly text: string; readonly model: Model }> = fc
  .tuple(model, fc.infiniteStream(fc.nat(9)))
  .map(([root, stream]) => {
    const next = () => (stream.next().value ?? 0) as number;
    const space = () => ['', ' ', '\n  ', '\t'][next() % 4]!;
    const noise = () => ['', '', '<!-- - <x> & -->', '<?pi <x> ?>'][next() % 4]!;
    const text = (value: string) =>
      next() < 3 && !value.includes(']]>')
        ? `<![CDATA[${value}]]>`
        : value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');
    const write = (element: Model): string => {
      let result = `<${element.name}`;
      for (const [name, value] of Object.entries(element.attributes)) {
        const quote = next() < 7 ? '"' : "'";
        const equals = next() < 8 ? '=' : ` =${space()}`;
        result += `${space() || ' '}${name}${equals}${quote}${encodeAttribute(value, quote)}${quote}`;
      }
      if (element.content.length === 0 && next() < 7) return `${result}${space()}/>`;
      result += `${space()}>`;
      for (const child of element.content) result += noise() + (typeof child === 'string' ? text(child) : write(child));
      return `${result}</${element.name}${space()}>`;
    };
    const head = ['', '\ufeff', '<?xml version="1.0" encoding="utf-8"?>', '<!-- head -->\r\n', doctype];
    return { text: head[next() % 5]! + write(root) + noise(), model: root };
  });

/** What typing, pasting and deleting leave behind. */
const pieces = [
  '<',
  '>',
  '/',
  '</',
  '/>',
  '"',
  "'",
  '=',
  ' ',
  '\n',
  '\n  ',
  '\n    ',
  '\r\n',
  '\t',
  'a',
  'b',
  'site',
  'sites',
  '<site>',
  '</site>',
  '<sites>',
  '</sites>',
  '<a x="1">',
  '<a ',
  '</a>',
  '<b/>',
  '</',
  '<!--',
  '-->',
  '--',
  '<!',
  '<![CDATA[',
  ']]>',
  '<?p',
  '?>',
  '&',
  '&amp;',
  '&x;',
  '&#0;',
  ';',
  'x="1"',
  ' y=',
  ' name="',
  '<!DOCTYPE a>',
  '[',
  'x:',
  'xmlns:x="u"',
  '<x:a>',
  '</x:a>',
  '<?xml version="1.0"?>',
  '\0',
  '\u00e9',
  '\u{1f600}',
  '1',
  '-',
  ':',
  '#',
];

/** Where an edit begins and how much it removes, as parts of a text whose length is not known yet. */
export interface LooseEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const looseEdit: fc.Arbitrary<LooseEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(12) }),
  insert: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces)).map(([a, b]) => a + b) },
  ),
});

export function placeEdit(text: string, { at, remove, insert }: LooseEdit): TextEdit {
  const start = Math.floor(at * text.length);
  return { span: { start, end: Math.min(text.length, start + remove) }, newText: insert };
}

/** Texts that look like real ones: indented and flat, with LF and CRLF, with every kind of node. */
export const realistic: readonly string[] = [
  `<?xml version="1.0" encoding="utf-8"?>
<configuration xmlns:x="u">
  <system.applicationHost>
    <!-- pools -->
    <applicationPools>
      <add name="Shop" managedRuntimeVersion="" />
      <add name="Legacy">
        <processModel identityType="SpecificUser" userName="CONTOSO\\svc" password='a&amp;"b' />
      </add>
    </applicationPools>
    <sites>
      <site name="Shop" id="1">
        <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
        <application path="/" applicationPool="Shop">
          <virtualDirectory path="/" physicalPath="C:\\inetpub\\shop" />
        </application>
      </site>
      <site name="Old" x:Transform="Insert">text &lt; more<![CDATA[ <raw> ]]></site>
      <siteDefaults />
    </sites>
  </system.applicationHost>
</configuration>
`,
  '<configuration>\r\n<location path="."\r\n          inheritInChildApplications="false">\r\n\t<system.web>\r\n\t\t<identity impersonate="true"/>\r\n\t</system.web>\r\n</location>\r\n<?pi a?>\r\n</configuration>',
  '<a><b><c x="1"/><d>  </d></c></b>\n<b>\n<c/></b><e/></a>',
  '<a>\n  <b>\n    <c>\n  <d/>\n</a>\n',
  '<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>Not a configuration</title></head><body><br>&copy; <p>a<p>b</body></html>',
  '',
];
