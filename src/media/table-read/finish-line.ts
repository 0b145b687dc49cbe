import { type LineTake, type Piece, takeOfPieces } from './read-line.ts';

/** Makes a take of pieces that a provider has spoken, as if they were read here. For threads. */
export function finishLine(pieces: readonly Piece[]): LineTake {
  return takeOfPieces(pieces);
}
