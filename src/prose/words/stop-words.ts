/**
 * English words that carry grammar, not content, and the verbs and nouns so common in narration
 * (`look`, `come`, `hand`) that meeting them in a script says nothing about which chapter it is.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above across after again against ago all almost alone along already also although ' +
    'always am among an and another any anybody anyone anything are around as at away back be ' +
    'because been before behind being below beside between beyond both but by can cannot could ' +
    "can't couldn't did didn't do does doesn't doing don't done down during each either else enough " +
    'even ever every everybody everyone everything few first for from further had has have having ' +
    "he he'd he'll he's hence her here hers herself him himself his how however i i'd i'll i'm i've " +
    "if in indeed into is isn't it it's its itself just last least less let like little long made " +
    'make many may maybe me might mine more most much must my myself near neither never next no ' +
    'nobody none nor not nothing now of off often oh on once one only onto or other others our ours ' +
    'out over own perhaps quite rather same say see seem shall she should since so some somebody ' +
    'someone something soon still such than that the their theirs them themselves then there ' +
    'therefore these they thing this those though three through thus till to together too toward ' +
    'towards two under until up upon us very was we well were what when where whether which while ' +
    'who whom whose why will with within without would yes yet you your yours yourself ' +
    'ask come get give go good great hand have he eye face head know look man mr mrs new old put ' +
    'seem sir stand take tell think time turn way woman miss dear day room door place people ' +
    'int ext cut fade continued contd cont night morning evening later moments'
  ).split(' '),
);

/** The commonest twenty-odd, by which a text shows that it is English at all. */
export const ENGLISH_MARKERS: ReadonlySet<string> = new Set(
  'the and of to a in is it he she his her with on at for was that from into out up by as'.split(
    ' ',
  ),
);
