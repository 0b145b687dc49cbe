/** "UNNAMED PLACE" stands where none was found; nobody can build it. */
export function isNamedPlace(place: string): boolean {
  return !/^\s*(?:$|(?:UNNAMED|UNKNOWN|UNSPECIFIED)\b|(?:SOMEWHERE|PLACE|TBD)\s*$)/i.test(place);
}
