import { language, pronouns, titles } from './language.ts';

export const ENGLISH = language(
  'en',
  {
    common: `the and of to a in is it he she his her with on at for was that from into out up by as
    i you not said had but they him have be this my me what there were when no so would could`,
    says: `said says say asked asks answered answers replied replies cried cries exclaimed exclaims remarked
    remarks observed observes returned returns responded responds rejoined rejoins retorted retorts
    inquired inquires enquired enquires demanded demands suggested suggests ejaculated ejaculates
    murmured murmurs muttered mutters whispered whispers shouted shouts called calls continued
    continues added adds began begins repeated repeats interrupted interrupts interposed interposes
    declared declares protested protests insisted insists pleaded pleads begged begs urged urges
    explained explains announced announces admitted admits agreed agrees assented assents objected
    objects screamed screams yelled yells roared roars bellowed growled growls snarled snarls hissed
    hisses gasped gasps groaned groans moaned moans sobbed sobs wailed wails sighed sighs stammered
    stammers stuttered faltered snapped snaps sneered sneers laughed chuckled giggled snorted grunted
    commented comments concluded concludes resumed resumes proceeded went thought thinks wondered
    mused reflected warned warns ordered orders commanded commands confessed confesses affirmed
    asserted assured told tells spoke speaks panted breathed croaked piped squeaked shrieked shrilled
    echoed quoted vociferated expostulated queried corrected apologised apologized acknowledged
    persisted hinted pursued read sang sings chimed drawled mumbled blurted barked quavered implored
    entreated cautioned reminded ventured volunteered hazarded mentioned stated put grumbled grumbles
    whined whines mouthed mouths whimpered whimpers wheezed rasped crooned cooed purred hollered
    bawled howled squealed thundered boomed crowed gushed babbled lisped intoned recited teased joked
    quipped lied countered conceded contradicted confided scolded chided lectured prompted predicted
    promised swore taunted jeered scoffed tutted grinned`,
    saying: `say saying ask asking tell told telling cry crying whisper shout call utter uttered
    uttering add exclaim murmur declare`,
    thinks: 'thought thinks think',
    articles: 'the a an our my his her their this that another',
    joints: 'of to with its by in for from as on at or your about than who whose whom which',
    naming: `called named labelled labeled marked entitled titled inscribed word words phrase name
    termed headed title letter letters signed sign spelled spelt printed`,
    denies: 'never not nor neither without nobody cannot almost nearly',
    supposes: 'if unless whether though lest wish wished imagined',
  },
  {
    past: /..ed$/,
    titles: titles({
      m: `mr mister sir lord master count duke king prince baron marquis earl emperor father uncle
      brother grandfather squire`,
      f: `mrs missus miss ms lady madam dame countess duchess queen princess baroness marchioness
      empress aunt sister mother grandmother`,
      any: `dr doctor professor prof inspector insp superintendent supt captain capt colonel col
      major maj general gen sergeant sgt lieutenant lieut lt corporal constable detective reverend rev
      judge senator president governor cousin nurse agent officer commander admiral bishop archbishop
      cardinal saint`,
    }),
    pronouns: pronouns({
      m: 'he his',
      f: 'she her',
      any: 'it',
      first: 'i my',
      plural: 'they we',
    }),
  },
);
