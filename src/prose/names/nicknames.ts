/** Given names and what those who bear them are called, as a line each: the full name first. */
const LINES = `abigail abby|agnes aggie|albert bert bertie al|alexander alec alex sandy|alfred alf alfie fred
  |alice allie|amelia emily milly|andrew andy|ann annie nan nancy|anne annie nan nancy nance|anthony tony
  |antonia tony|archibald archie|arthur art artie|augustus gus|barbara babs|bartholomew bart|beatrice bea
  trixie|benjamin ben benny|bertram bertie bert|catherine kate kitty cathy katie cathie|caroline carrie
  caro|cecilia cissy sissy celia|charles charley charlie chas|charlotte lottie charley|christopher kit
  chris|clara clarrie|cornelius neil|daniel dan danny|david davy dave|deborah debby|dorothy dolly dot dora
  |dorothea dolly dot|edmund ned ted|edward ned ted teddy eddy eddie ed|eleanor nell nelly nora ellie
  |elinor nell nelly|elizabeth lizzy lizzie eliza betty betsy bess bessie beth lisa libby|ellen nell nelly
  |emily em emmy|ernest ernie|eugene gene|evelyn evie eve|florence flo florrie|frances fanny|francis frank
  |franklin frank|frederick fred freddy freddie|george georgie geordie|georgiana georgy|gerald gerry jerry
  |gilbert gil bert|gregory greg|gwendolen gwen|harold hal harry|harriet hatty hattie|helen nell nelly lena
  |helena nell lena|henrietta hetty etta|henry harry hal hank|herbert bert bertie herb|hester hetty essie
  |isabel bell bella|isabella bell bella|isaac ike|jacob jake|james jim jimmy jem jemmy jamie|jane jenny
  janey|janet jenny|jasper jap|jeremiah jerry|jessica jess jessie|john jack johnny jacky|jonathan jon
  |joseph joe joey jo|josephine jo josie|joshua josh|judith judy|julia julie|katharine kate kitty kathy
  katie|katherine kate kitty kathy katie|kathleen kate kitty|laurence larry laurie|lawrence larry laurie
  |leonard len lenny|letitia letty|lewis lew|lilian lily|louis lou|louisa lou loo louie|lucy lu|lydia liddy
  |mabel mab|magdalen maggie|margaret meg maggie peggy madge daisy greta|maria molly polly|marjorie madge
  |martha patty|martin marty|mary molly polly may minnie|matilda tilly maud|matthew matt mat|maurice morry
  |maximilian max|michael mick mike micky|mildred milly|montague monty|nathaniel nat|nicholas nick nicky
  |oliver noll nolly|patrick pat paddy|penelope penny|percival percy|peter pete|philip phil pip|priscilla
  prissy|prudence prue|rachel rachael|randolph ran|raymond ray|rebecca becky|reginald reggie rex|richard
  dick dicky rick|robert bob bobby rob robin bert|roderick rod|roger hodge|ronald ron ronnie|rosalind rose
  |rosamund rose rosy|rosemary rose|rupert bertie|samuel sam sammy|sarah sally sal|sebastian seb|sidney sid
  |simon sim|sophia sophy sophie|stephen steve steenie|susan sue susie suky|susanna sue susie suky|sylvester
  syl|theodora dora theo|theodore ted teddy theo|theresa tess tessa terry|thomas tom tommy|timothy tim
  |tobias toby|ursula ursy|victoria vicky|vincent vin|virginia ginny|walter wat walt|wilfred wilf|wilhelmina
  mina minnie|william will bill billy willy willie|winifred winnie freda|zachariah zach`;

const FULL = new Map<string, Set<string>>();
for (const line of LINES.split('|')) {
  const [full = '', ...others] = line.trim().split(/\s+/);
  for (const other of others) FULL.set(other, (FULL.get(other) ?? new Set()).add(full));
}

const CALLED = new Map<string, Set<string>>();
for (const [nickname, names] of FULL) {
  for (const name of names) CALLED.set(name, (CALLED.get(name) ?? new Set()).add(nickname));
}

const NONE: ReadonlySet<string> = new Set();

/** The given names that somebody may have who is called so: "Elizabeth" of "Lizzy". Lower case. */
export function fullNamesOf(nickname: string): ReadonlySet<string> {
  return FULL.get(nickname) ?? NONE;
}

/** By what names somebody may be called who has this one: "Lizzy" of "Elizabeth". Lower case. */
export function nicknamesOf(name: string): ReadonlySet<string> {
  return CALLED.get(name) ?? NONE;
}
