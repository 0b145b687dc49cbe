/** Who is called after a place is not there for that: "the village people", "two Harbour Street men". */
const PEOPLE =
  /^(?:men|man|women|woman|people|folks?|boys?|girls?|lads?|children|ladies|lady|gentlemen|gentleman|detectives?|officers?|officials?|doctors?|keepers?|maids?|servants?|hands|urchins?|dogs?|cats?)(?![\p{L}])/u;
/** What there is much of is measured by these: "a sea of faces", "a store of jokes". */
const MEASURES =
  /^(?:sea|ocean|mountain|forest|stream|river|pool|lake|field|store|stores|spring|island|bank|desert|wilderness|circus|market|cell|hole|well|wood|shop|prison)$/;
const OF_A_PLACE =
  /^(?:the|a|an|this|that|his|her|their|our|my|its|which|whom|whose|some|\p{Lu}.*)$/u;

/** True for a place noun that is none where these words follow it: "a sea of faces", "the village girls". */
export function isNoPlace(noun: string, following: readonly string[]): boolean {
  const [next = '', after] = following;
  if (PEOPLE.test(next)) return true;
  return next === 'of' && after !== undefined && MEASURES.test(noun) && !OF_A_PLACE.test(after);
}

/** True where a name is followed by those who are called after it: "the Harbour Street men". */
export function isCalledAfter(following: string): boolean {
  return PEOPLE.test(following.trimStart());
}
