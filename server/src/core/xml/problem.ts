import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';

/** The named recovery cases and well-formedness errors, in the order of their codes in the problem columns. */
export const xmlProblemKinds = [
  'missingCloseTag',
  'mismatchedCloseTag',
  'unexpectedCloseTag',
  'unclosedStartTag',
  'unclosedCloseTag',
  'unclosedAttributeValue',
  'missingAttributeValue',
  'missingEqualsSign',
  'unquotedAttributeValue',
  'missingWhitespaceBetweenAttributes',
  'duplicateAttribute',
  'unexpectedCharacters',
  'lessThanInAttributeValue',
  'bareLessThan',
  'bareAmpersand',
  'undefinedEntity',
  'invalidCharacterReference',
  'invalidCharacter',
  'cdataEndInText',
  'unclosedComment',
  'doubleHyphenInComment',
  'unclosedCdata',
  'unclosedProcessingInstruction',
  'unclosedDoctype',
  'misplacedDoctype',
  'invalidMarkupDeclaration',
  'invalidXmlDeclaration',
  'xmlDeclarationNotFirst',
  'textOutsideRoot',
  'multipleRoots',
  'noRootElement',
  'invalidName',
  'undeclaredPrefix',
  'emptyPrefixNamespace',
] as const;

export type XmlProblemKind = (typeof xmlProblemKinds)[number];

/** One well-formedness error. The span is the token that is wrong, never a whole element. */
export interface XmlProblem {
  readonly kind: XmlProblemKind;
  readonly span: Span;
  /** The tag, attribute, entity, prefix or character the problem is about, as written. */
  readonly name: string;
  /** What would be right there: the name of the open tag for `mismatchedCloseTag`; else undefined. */
  readonly expected: string | undefined;
  /** The place that explains the problem: the open tag, the first attribute of that name, the first root. */
  readonly related: XmlProblemRelated | undefined;
  /** Ways to repair it, the likeliest first. */
  readonly repairs: readonly XmlRepair[];
}

export interface XmlProblemRelated {
  readonly kind: 'openTag' | 'firstAttribute' | 'firstRoot';
  readonly span: Span;
}

export interface XmlRepair {
  readonly kind: XmlRepairKind;
  /** The inserted or replaced name or text, for the title of a quick fix. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

export type XmlRepairKind =
  | 'insertCloseTag'
  | 'selfCloseTag'
  | 'renameCloseTag'
  | 'removeCloseTag'
  | 'closeTag'
  | 'closeValue'
  | 'insertValue'
  | 'insertEqualsSign'
  | 'quoteValue'
  | 'insertSpace'
  | 'removeAttribute'
  | 'removeText'
  | 'encode'
  | 'terminateReference'
  | 'closeComment'
  | 'closeCdata'
  | 'closeProcessingInstruction'
  | 'moveDeclarationFirst'
  | 'declareXdtPrefix';
