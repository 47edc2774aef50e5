import type { DefinitionParams, Location, TypeDefinitionParams } from 'vscode-languageserver';
import { declarations, definitions } from '../../core/analysis';
import { toOffset } from '../from-proto';
import { toLocation } from '../to-proto';
import type { Handler } from './handler';

export const handleDefinition: Handler<DefinitionParams, Location[]> = async (session, { textDocument, position }) => {
  const locations = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const context = session.context(snapshot);
    return definitions(snapshot, uri, toOffset(snapshot, uri, position)).map(origin => toLocation(context, origin));
  });
  return locations ?? null;
};

/** A section is of the type that `configSections` declares. */
export const handleTypeDefinition: Handler<TypeDefinitionParams, Location[]> = async (
  session,
  { textDocument, position },
) => {
  const locations = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const context = session.context(snapshot);
    return declarations(snapshot, uri, toOffset(snapshot, uri, position)).map(origin => toLocation(context, origin));
  });
  return locations ?? null;
};
