/** Of these only the "d" is the ending, though most of their like end in "ed": "revere", "unite", "postpone". */
const KEEPS_E =
  /^(?:revered|persevered|interfered|(?:ad|co|in)hered|(?:re)?united|(?:ex|re|in)cited|(?:re)?ignited|(?:re|un)?invited|requited|expedited|indited|atoned|condoned|postponed|(?:en|de)throned|intoned|telephoned|sponged|(?:un)?hinged|singed|tinged|binged|meted|pasted)$|(?:cr|fr|imp|tw|wh)inged$/;

/** "argued", "described", "vitiated", "centred", "impeded" */
const ENDS_IN_E = /ued$|ibed$|[iu]ated$|[a-z]{2}[tv]red$|peded$/;

/** "whizzed", "severed", "merited", "buttoned", "winged", "thronged" */
const ENDS_IN_ED =
  /[aeou]zzed$|(?:wh|f)izzed$|ered$|[aeiou][a-z]*[^aeiou]ited$|[aeiou][a-z]*[^aeiou]oned$|[io]nged$/;

/** "panelled", "quarrelled" */
const DOUBLES_L = /[aeiou][a-z]*[^aeiou]elled$/;
const ENDS_IN_LL = /spelled$|smelled$/;

/** The base of a regular past, as its ending tells it where the dictionary guesses wrongly; null where it does not. */
export function baseByEnding(past: string): string | null {
  if (KEEPS_E.test(past) || ENDS_IN_E.test(past)) return past.slice(0, -1);
  if (ENDS_IN_ED.test(past)) return past.slice(0, -2);
  return DOUBLES_L.test(past) && !ENDS_IN_LL.test(past) ? past.slice(0, -3) : null;
}
