import { isPastShape } from './past-shape.ts';
import { phraseAt } from './phrases.ts';
import { isStop, type Reader } from './reader.ts';
import type { TaggedWord } from './tagged-word.ts';
import { baseOf } from './verb-shape.ts';

/** Verbs that are done to somebody or something: where nothing follows that it is done to, the form is a participle. */
const DONE_TO = new Set(
  `abandon abase abash abolish abstract accept accomplish accost accredit accuse accustom acquaint
  acquire acquit actuate addict addle address adorn afflict affright affront aggravate agitate alarm
  alienate allege alleviate allot allure amaze amputate amuse animate annex annihilate annoy appal
  appease appoint apprise arm arouse ascribe assail assess assign assuage astonish astound attach
  attire attract attribute authorise avenge avert awe baffle bandage banish baptise baptize bare
  barricade bedeck begrime beguile behead benumb bequeath bereave besiege besmear bespatter bestow
  bestrew betroth bewilder bewitch bias blacken blame bleach bless blight blindfold blot blunt bolster
  brace braid brand bribe bruise bundle buoy burden bury button capsize captivate capture catalogue
  censure chain charm chart chasten chastise checker chequer cherish chill chisel christen civilise
  civilize clasp classify clothe comb comfort commend commission commit compel complicate compose
  compress comprise conceal concern condemn conduct confine confirm confiscate confound confront
  confuse connect constitute constrain construct construe consume contaminate contort convey convict
  convince convulse corrupt couple cover cram cripple crown crush cultivate curb curtail curtain
  cushion damage damn damp daunt dazzle debar debauch deceive deck decorate deem defeat define deform
  defraud degrade deliver delude demolish denote depict deplore deposit deprave depress deprive
  derange describe descry desert design designate desolate despatch destine destroy detach detain
  detect devastate devote devour dignify disable disappoint disarm discard discharge discolour
  discomfit discompose disconcert discourage disengage disfigure disgrace disguise disgust dishearten
  dislocate dismantle dismay dismember dismiss disorder dispatch dispel display displease dissatisfy
  distend distil distract distress distribute disturb divert doom drape drench dub dumbfound edify
  educate efface elate elevate elongate embalm embarrass embed embellish embitter embody
  embolden emboss embroider employ empower enable enact enamour encase enchant encircle enclose
  encourage encrust encumber endanger endear endow enfeeble enfold enforce engrave engross engulf
  enjoy enlighten enliven enrage enrapture enrich enrol ensconce enshrine enshroud enslave ensnare
  ensure entangle enthral entice entitle entrance entrap entrench entrust enumerate envelop environ
  enwrap equip erect escort establish esteem estimate estrange evade evict evince evoke exaggerate
  exalt exasperate excite exclude excuse execute exempt exert exhaust exhilarate exile exonerate expel
  expose extinguish extract fabricate fascinate fashion fatigue festoon fetch fetter filter flank
  flatter flavor flavour fleck flurry foil force fortify frame freckle frighten fringe frustrate
  fuddle fulfil furnish furrow gag gall galvanise garb garland garnish gild gird girdle glaze glorify
  goad gown grace graft grant gratify grease groove guard guide habituate hallow hamper handcuff
  harass harness harrow haunt heap hem hew hinder hire hoist hood hoodwink hook horrify house humble
  humiliate humour hypnotise hypnotize identify idolize illuminate illumine illustrate imbue immerse
  impale impel imperil implant implicate impose impress imprint imprison impute incapacitate
  incarcerate incense inclose include incommode inconvenience incorporate incur indent indict induce
  infatuate infect infest inflame inflate inflict infuriate infuse inhabit inherit initiate injure
  inlay inscribe insert inspire install instruct insulate insult insure intercept interest interlace
  intern interweave intimidate intoxicate introduce inundate inure invade inveigle invert invest
  invigorate invite involve irk irradiate irritate isolate justify juxtapose label lace lacerate lame
  laurel lavish legalise lend level liken limit line link load loathe locate madden magnetise magnify
  maim man manacle mangle mantle mar marble mark maroon martyr mask massacre mat mention merit
  mesmerise mesmerize minimise misguide misinform mislay mislead misname misplace misrepresent
  mitigate modify moisten molest mollify mortgage mortify mottle muffle mutilate muzzle mystify nail
  name narrate necessitate neglect nerve nickname nonplus notch nourish numb number nurture oblige
  obliterate obscure obsess obstruct occasion occupy offend oppose oppress ordain organise organize
  ornament ostracise outline outrage outstretch outweigh overawe overburden overcast overcharge
  overcrowd overhang overhear overjoy overpower overshadow overstrain overwhelm overwork pacify pad
  padlock pain palliate panel paper paralyse paralyze pare partition paste patch pave people perforate
  perfume peril permeate perpetrate perplex persecute persuade pervade petrify pierce pin pinion
  pintuck pit place plait plane plant plaster plate pleat plunder poise poison polish populate portray
  position post postpone powder praise precede precipitate preclude predestine predispose prefix
  prejudice premeditate preoccupy prepossess presage prescribe preserve prevent print privilege prize
  procure produce prohibit prolong promote prop propel proportion prostrate protect provoke prune
  publish punctuate puncture punish purchase purge purify purse puzzle qualify quarter quench quilt
  raise ransack ravish reassure recess reclaim recommend recompense reconcile reconstruct record
  recount rectify redeem reduce refine refresh regard regulate rein reinforce reject rejuvenate
  release relegate relieve remind remodel render renew renounce renovate repaint repeal repel
  replenish represent repress reproach reprove repulse repute requite rescue resent reserve restore
  restrain restrict resuscitate retard retrieve reveal revere revise reward rid ridge rig rim rivet
  rob robe rouse ruffle ruin rumple sadden saddle salt salute sanction sandwich satiate satisfy
  saturate scald scallop scan scar scare scent school screen sculpture seal season seat seclude
  secrete secure segregate select sentence sever shackle shade shape shear sheathe shield shock shroud
  shun sift silence silhouette silver simplify singe situate slate slaughter slight smear smite
  smother smuggle snub soak soil solace solve sow spangle specify spice spike spot sprinkle squander
  squash stack stain starch startle station steep stereotype stifle stimulate stock store strangle
  strap streamline stress strew stripe stud stuff stun stunt stupefy subdue subject submerge
  substitute suffocate suffuse summon superimpose supersede supplant supply support suppress surfeit
  surmount surpass surprise surround suspend sustain swaddle swathe swindle tailor taint tame tan
  tantalise tassel tatter tattoo taunt tax tease temper tempt tenant terrace terrify tether thatch
  throttle thwart tickle tie tile tinge tint title top torment torture trace transact transcribe
  transfer transfigure transfix transform transmit transmute transplant transport trap traverse
  treasure trim truss tuck tuft tune turf tutor unburden underline undermine unify unlock unnerve
  upbraid uphold upholster uplift uproot upset upturn urge usher utilise value vanquish varnish veil
  veneer ventilate verify vex victimise vilify vindicate violate visit wall warrant wax weave wed
  weight whet whitewash withhold worst wound wrap wreck wrench wrong yoke`.split(/\s+/),
);

/** These begin what somebody does something to, or tell it in a clause of its own: "described how", "enjoyed seeing". */
const OBJECT = /^(?:DET|PRON|PROPN|NUM|NOUN|ADJ|SCONJ|AUX)$/;
const TELLS_WHAT =
  /^(?:that|what|how|whether|if|why|when|where|who|both|either|neither|only|not|none|half|all|very|so|such|quite)$/;

/** Whether nothing stands at hand that a verb of such a kind at `i` is done to: "He came in, buttoned to the chin". */
export function lacksObject(reader: Reader, i: number): boolean {
  return isDoneTo(reader.words[i]) && !isObjectFirst(reader) && !leadsObject(reader.words, i);
}

function isDoneTo(word: TaggedWord | undefined): boolean {
  return word !== undefined && /ed$/.test(word.lower) && DONE_TO.has(baseOf(word));
}

function leadsObject(words: readonly TaggedWord[], i: number): boolean {
  let at = i + 1;
  while (words[at]?.pos === 'ADV' && !TELLS_WHAT.test(words[at]?.lower ?? '')) at++;
  const next = words[at];
  if (next === undefined || isStop(next)) return false;
  if (next.pos === 'CCONJ') return isShared(words, at) || words[at + 1]?.pos === 'DET';
  if (next.text === ',') return isShared(words, at) || isInsertedBefore(words, at);
  if (next.pos === 'ADP') return isObjectBehind(words, at);
  return (
    next.pos === 'PUNCT' ||
    OBJECT.test(next.pos) ||
    TELLS_WHAT.test(next.lower) ||
    /ing$/.test(next.lower)
  );
}

/** "the letter that the boy described", "as the boy described": what it is done to stands before it. */
function isObjectFirst({ words, clauses, free, phrase }: Reader): boolean {
  const clause = clauses.at(-1);
  if (clause === undefined || clause.kind === 'main') return false;
  const { from, kind, hasVerb } = clause;
  const opener = words[kind === 'relative' ? from : from - 1]?.lower ?? '';
  // "something that he feared and yet desired"
  const isTold = /^(?:NOUN|PRON)$/.test(words[from - 2]?.pos ?? '');
  if (kind === 'dependent' && opener === 'that' && isTold) return true;
  if (kind === 'dependent') return !hasVerb && /^(?:as|than|what|whatever|how)$/.test(opener);
  if (!/^(?:who|which|that|whom|whose)$/.test(opener)) return true;
  let next = from + 1;
  while (words[next]?.pos === 'ADV') next++;
  if (opener === 'who' || /^(?:VERB|AUX)$/.test(words[next]?.pos ?? '')) return false;
  return [free, phrase].some((seen) => seen !== null && seen.start >= from && !seen.isGoverned);
}

/** "amused and surprised the boys": the same thing is done to what stands behind another verb. */
function isShared(words: readonly TaggedWord[], at: number): boolean {
  let next = at + 1;
  while (/^(?:ADV|CCONJ|SCONJ)$/.test(words[next]?.pos ?? '') || words[next]?.text === ',') next++;
  // "amused, but could not console, her"
  if (/^(?:could|would|might|did)$/.test(words[next]?.lower ?? '')) return true;
  if (!isPastShape(words[next])) return false;
  return !isDoneTo(words[next]) || leadsObject(words, next);
}

/** "described, with some warmth, the house" */
function isInsertedBefore(words: readonly TaggedWord[], at: number): boolean {
  const end = words.findIndex(({ pos }, next) => next > at && pos === 'PUNCT');
  const next = words[end + 1];
  return words[end]?.text === ',' && (next?.pos === 'DET' || TELLS_WHAT.test(next?.lower ?? ''));
}

/** "enclosed in his letter a note", "described to her how he felt", "buttoned up his coat" */
function isObjectBehind(words: readonly TaggedWord[], at: number): boolean {
  let next = at;
  while (words[next]?.pos === 'ADP') next++;
  const isUp = /^(?:up|down|out|off|away|back)$/.test(words[at]?.lower ?? '');
  if (isUp && next === at + 1 && /^(?:DET|PRON|PROPN)$/.test(words[next]?.pos ?? '')) return true;
  let end = phraseAt(words, next)?.end ?? next;
  if (words[end + 1]?.text === ',') end++;
  const behind = words[end + 1];
  return /^(?:DET|NUM)$/.test(behind?.pos ?? '') || TELLS_WHAT.test(behind?.lower ?? '');
}
