import type * as files from './data/sections';

/**
 * Types over the data itself, so that a name in code that the schema does not have is a compile error. They hold for
 * names that code writes; a path that comes from a file or a question is a `string`.
 */

/** Sections that code asks for by name. */
export type SectionPath = keyof typeof files | WithoutSchema;

/** Sections of the authentication methods of IIS. */
export type AuthenticationPath = Extract<
  SectionPath,
  `system.webServer/security/authentication/${AuthenticationMethod}`
>;

export type AuthenticationMethod =
  | 'anonymousAuthentication'
  | 'windowsAuthentication'
  | 'basicAuthentication'
  | 'digestAuthentication'
  | 'clientCertificateMappingAuthentication'
  | 'iisClientCertificateMappingAuthentication';

/** Sections of Windows Communication Foundation, whose content no schema describes. */
type WithoutSchema = `system.serviceModel/${'bindings' | 'serviceHostingEnvironment' | 'services'}`;

/** What the data says of a section; nothing where it has none, or any of several may be meant. */
export type ShapeOf<P extends string> = P extends keyof typeof files ? (typeof files)[P] : unknown;

/** Names of its attributes, of several those that all have; any name where nothing is known of it. */
export type AttributeName<Shape> = unknown extends Shape
  ? string
  : [Shape] extends [{ readonly attributes: infer Attributes }]
    ? keyof Attributes & string
    : never;

/** What the entries of its collection look like. */
export type EntryShape<Shape> = [Shape] extends [{ readonly collections: readonly (infer Entry)[] }] ? Entry : unknown;

/** Names of its elements that are no entries; any name where nothing is known of it. */
export type ElementName<Shape> = unknown extends Shape
  ? string
  : [Shape] extends [{ readonly elements: infer Elements }]
    ? keyof Elements & string
    : never;

/** What one of those elements looks like. */
export type ElementShape<Shape, Name> = [Shape] extends [{ readonly elements: infer Elements }]
  ? Name extends keyof Elements
    ? Elements[Name]
    : unknown
  : unknown;
