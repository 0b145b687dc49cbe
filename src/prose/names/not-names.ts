/** Capitalised words that name no person: calendar, peoples, faith, exclamations, address. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june
  july august september october november december christmas easter michaelmas
  english englishman englishmen englishwoman french frenchman german germans american americans
  italian italians russian russians spanish dutch scotch scottish scotchman irish irishman welsh
  british indian indians chinese greek greeks roman romans latin european bohemian hungarian turkish
  persian arab jew jewish christian christians catholic protestant oriental hindoo sikh sikhs moor
  god heaven heavens lord christ bible providence devil hell satan
  oh ah aha alas well yes no nay hullo hallo hello hum pooh tut hush hurrah bravo dear good why what
  indeed pray please thank thanks sorry come look see hark amen ha eh hey ho
  i i'm i'll i've i'd ok
  sir madam ma'am miss mister mr mrs gentlemen ladies majesty highness lordship ladyship honour
  excellency grace worship
  chapter part book volume section page letter act scene
  north south east west
  tories whig parliament government crown army navy times telegraph gazette
  a an the and but or if so then for nor yet not`.split(/\s+/),
);

/** Words after which a capitalised neighbour is a place: "Baker Street", "Briony Lodge". */
export const PLACE_SUFFIXES: ReadonlySet<string> = new Set(
  `street road lane avenue square park gardens terrace row place crescent court yard bridge station
  hotel inn arms tavern lodge house hall manor abbey castle palace tower towers cottage villa mansions
  farm church cathedral chapel college school hospital museum theatre bank club office buildings
  river hill hills mountain mountains valley lake sea ocean bay island islands isle forest wood moor
  stairs steps county city town village line railway docks wharf quay pier beach coast cross circus market gate green
  heath common grange priory rectory vicarage court end`.split(/\s+/),
);

/** Well-known places, which prose names without saying what they are. */
export const KNOWN_PLACES: ReadonlySet<string> = new Set(
  `london england scotland ireland wales britain france germany italy spain russia austria hungary
  bohemia prague vienna paris berlin rome venice florence naples milan geneva switzerland vevey
  holland belgium brussels amsterdam rotterdam warsaw poland sweden norway denmark europe america
  york boston chicago washington philadelphia california francisco texas virginia carolina florida
  georgia utah canada mexico india bombay calcutta madras agra delhi afghanistan kabul china japan
  africa egypt cairo australia sydney melbourne zealand asia edinburgh glasgow dublin oxford
  cambridge bristol liverpool manchester birmingham leeds york bath brighton dover portsmouth
  southampton plymouth cornwall devonshire surrey sussex kent essex hampshire hertfordshire
  derbyshire yorkshire lancashire norfolk suffolk somerset berkshire middlesex westminster
  kensington croydon norwood lambeth strand holborn piccadilly thames seine tiber rhine danube
  aldersgate charing waterloo paddington euston whitehall mayfair chelsea hampstead wimbledon
  pondicherry andaman lisbon madrid athens constantinople jerusalem atlantic pacific mediterranean
  wonderland earth`.split(/\s+/),
);

/** Words that begin sentences and are never names, even where lower case does not occur nearby. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  `perhaps however although though because since until unless while when where which who whom whose
  how here there this that these those they them their he him his she her hers it its we us our you
  your my mine me one two three four five six seven eight nine ten some any many much more most few
  all both each every either neither another other others such same own at by from in into of off on
  onto out over to toward towards under up upon with without about above across after against along
  among around as before behind below beneath beside besides between beyond down during except near
  past round through throughout till within be am is are was were been being have has had do does
  did done will would shall should can could may might must let suddenly presently meanwhile
  afterwards finally certainly surely only even just still now never always once twice nothing
  something anything everything nobody somebody anybody everybody nevertheless moreover therefore
  thus hence first second third next last again also too very quite rather really there's it's
  that's what's don't can't won't didn't wasn't couldn't wouldn't isn't you're we're they're he's
  she's you'll we'll they'll he'll she'll you've we've they've let's my very poor old young little
  great right left enough stop wait go get give take tell ask say speak think know believe suppose
  excellent capital quick quickly kindly exactly precisely truly of course whatever whoever whenever
  wherever not none`.split(/\s+/),
);
