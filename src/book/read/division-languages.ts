/**
 * How the divisions of a book are called and counted, by language. A word's forms are parted by
 * "/", words by spaces; all are compared after `foldTitle`, so that accents and case do not matter.
 * Chinese and Japanese numerals are in cjk-division.ts.
 */
export interface DivisionLanguage {
  /** What holds the text: a chapter, a letter, a canto. */
  chapters: string;
  /** What holds chapters. */
  parts: string;
  /** Chapters that carry a name where others carry a number. */
  named: string;
  /** From one on. */
  cardinals: string;
  /** From twenty on. */
  tens?: string;
  /** From first on; with `endings`, the stems. */
  ordinals: string;
  /** From twentieth on. */
  ordinalTens?: string;
  /** What an ordinal ends in; "-" is nothing. */
  endings?: string;
  /** What stands between the words of one number, or before it: "twenty and one", "Part the First". */
  joints?: string;
  /** Numbers without a value: the last chapter. */
  last?: string;
}

export const DIVISION_LANGUAGES: Record<string, DivisionLanguage> = {
  en: {
    chapters: 'chapter chap ch stave canto letter episode scene',
    parts: 'part book volume vol act section',
    named: 'prologue epilogue interlude conclusion coda intermezzo the_epilogue the_prologue',
    cardinals: `one two three four five six seven eight nine ten eleven twelve thirteen fourteen
      fifteen sixteen seventeen eighteen nineteen`,
    tens: 'twenty thirty forty/fourty fifty sixty seventy eighty ninety hundred',
    ordinals: `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
      thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`,
    ordinalTens:
      'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth',
    joints: 'and the',
    last: 'last final',
  },
  de: {
    chapters: 'Kapitel Kap Brief Szene Gesang',
    parts: 'Teil Buch Band Akt Abschnitt Aufzug',
    named: 'Prolog Epilog Zwischenspiel',
    cardinals: `eins/ein/eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn
      vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn`,
    tens: 'zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert',
    ordinals: `erst zweit dritt viert fünft sechst siebt/siebent acht neunt zehnt elft zwölft
      dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt`,
    ordinalTens:
      'zwanzigst dreißigst/dreissigst vierzigst fünfzigst sechzigst siebzigst achtzigst neunzigst',
    endings: 'e er es en',
    joints: 'und das der',
    last: 'letztes letzter',
  },
  fr: {
    chapters: 'chapitre chap lettre scène chant épisode',
    parts: 'partie livre tome acte volume',
    named: 'prologue épilogue intermède interlude',
    cardinals: `un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze
      quinze seize dix-sept dix-huit dix-neuf`,
    tens: 'vingt/vingts trente quarante cinquante soixante soixante-dix - - cent',
    ordinals: `premi/premier deuxi/second troisi quatri cinqui sixi septi huiti neuvi dixi onzi
      douzi treizi quatorzi quinzi seizi`,
    ordinalTens: 'vingti trenti quaranti cinquanti soixanti',
    endings: '- e ère ième ème me',
    joints: 'et le la',
    last: 'dernier dernière',
  },
  es: {
    chapters: 'capítulo cap carta escena canto episodio',
    parts: 'parte libro tomo acto volumen jornada',
    named: 'prólogo epílogo interludio',
    cardinals: `uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
      quince dieciséis diecisiete dieciocho diecinueve`,
    tens: 'veinte/veinti treinta cuarenta cincuenta sesenta setenta ochenta noventa cien',
    ordinals: `primer segund tercer cuart quint sext séptim/sétim octav noven décim undécim duodécim
      decimotercer decimocuart decimoquint decimosext decimoséptim decimoctav decimonoven`,
    ordinalTens: 'vigésim trigésim cuadragésim quincuagésim',
    endings: '- o a',
    joints: 'y el la',
    last: 'último última final',
  },
  pt: {
    chapters: 'capítulo cap carta cena canto episódio',
    parts: 'parte livro tomo ato volume',
    named: 'prólogo epílogo interlúdio',
    cardinals: `um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze
      catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove`,
    tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem',
    ordinals: 'primeir segund terceir quart quint sext sétim oitav non décim',
    ordinalTens: 'vigésim trigésim quadragésim quinquagésim',
    endings: 'o a',
    joints: 'e o a',
    last: 'último última final',
  },
  it: {
    chapters: 'capitolo cap lettera scena canto episodio',
    parts: 'parte libro tomo atto volume',
    named: 'prologo epilogo interludio intermezzo',
    cardinals: `uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici
      quattordici quindici sedici diciassette diciotto diciannove`,
    tens: 'venti/vent trenta/trent quaranta/quarant cinquanta/cinquant sessanta settanta ottanta novanta cento',
    ordinals: `prim second terz quart quint sest settim ottav non decim undicesim dodicesim
      tredicesim quattordicesim quindicesim sedicesim diciassettesim diciottesim diciannovesim`,
    ordinalTens: 'ventesim trentesim quarantesim cinquantesim',
    endings: 'o a',
    joints: 'e il la',
    last: 'ultimo ultima',
  },
  ca: {
    chapters: 'capítol carta',
    parts: 'part llibre volum acte',
    named: 'pròleg epíleg interludi',
    cardinals:
      'un/u/una dos/dues tres quatre cinc sis set vuit/huit nou deu onze dotze tretze catorze quinze',
    tens: 'vint trenta quaranta cinquanta',
    ordinals: 'primer segon tercer quart cinquè sisè setè vuitè novè desè onzè dotzè',
    endings: '- a',
    joints: 'i',
  },
  ru: {
    chapters: 'глава гл письмо сцена песнь эпизод',
    parts: 'часть книга том действие раздел',
    named: 'пролог эпилог интерлюдия интермедия',
    cardinals: `один/одна два/две три четыре пять шесть семь восемь девять десять одиннадцать
      двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать`,
    tens: 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто',
    ordinals: `перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат
      тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат`,
    ordinalTens: 'двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот',
    endings: 'ый ая ое ой ий ья ье',
    last: 'последняя последний',
  },
  uk: {
    chapters: 'розділ глава лист сцена',
    parts: 'частина книга том дія',
    named: 'пролог епілог інтерлюдія',
    cardinals: `один/одна два/дві три чотири п'ять шість сім вісім дев'ять десять одинадцять
      дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять
      дев'ятнадцять`,
    tens: 'двадцять тридцять сорок',
    ordinals: `перш друг трет четверт п'ят шост сьом восьм дев'ят десят одинадцят дванадцят
      тринадцят чотирнадцят п'ятнадцят шістнадцят сімнадцят вісімнадцят дев'ятнадцят`,
    ordinalTens: 'двадцят тридцят',
    endings: 'ий а е я є ій',
  },
  bg: {
    chapters: 'глава писмо',
    parts: 'част книга том действие',
    named: 'пролог епилог',
    cardinals: 'едно/един/една две/два три четири пет шест седем осем девет десет',
    tens: 'двадесет тридесет',
    ordinals: 'първ втор трет четвърт пет шест седм осм девет десет единадесет дванадесет',
    endings: 'а и о я ият ата',
    joints: 'и',
  },
  sr: {
    chapters: 'poglavlje glava поглавље глава pismo писмо',
    parts: 'dio deo део knjiga књига svezak čin',
    named: 'prolog epilog пролог епилог',
    cardinals:
      'jedan/један dva/два tri/три četiri/четири pet/пет šest/шест sedam/седам osam/осам devet/девет deset/десет',
    tens: 'dvadeset/двадесет trideset/тридесет',
    ordinals:
      'prv/прв drug/друг treć/трећ četvrt/четврт pet/пет šest/шест sedm/седм osm/осм devet/девет deset/десет jedanaest/једанаест dvanaest/дванаест',
    endings: 'o a i e о а и е',
  },
  pl: {
    chapters: 'rozdział list scena pieśń',
    parts: 'część księga tom akt',
    named: 'prolog epilog interludium zakończenie',
    cardinals: `jeden/jedna dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście
      dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście
      dziewiętnaście`,
    tens: 'dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto',
    ordinals: `pierwsz drug trzec czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast
      trzynast czternast piętnast szesnast siedemnast osiemnast dziewiętnast`,
    ordinalTens: 'dwudziest trzydziest czterdziest pięćdziesiąt',
    endings: 'y a e i ia ie',
    last: 'ostatni ostatnia',
  },
  cs: {
    chapters: 'kapitola dopis',
    parts: 'část kniha díl svazek dějství',
    named: 'prolog epilog mezihra',
    cardinals: `jedna/jeden dvě/dva tři čtyři pět šest sedm osm devět deset jedenáct dvanáct třináct
      čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct`,
    tens: 'dvacet třicet čtyřicet padesát',
    ordinals: `prvn druh třet čtvrt pát šest sedm osm devát desát jedenáct dvanáct třináct čtrnáct
      patnáct šestnáct sedmnáct osmnáct devatenáct`,
    ordinalTens: 'dvacát třicát čtyřicát',
    endings: 'í ý á é',
  },
  nl: {
    chapters: 'hoofdstuk brief scène zang',
    parts: 'deel boek band bedrijf',
    named: 'proloog epiloog intermezzo',
    cardinals: `een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien
      vijftien zestien zeventien achttien negentien`,
    tens: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd',
    ordinals: `eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde
      dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende`,
    ordinalTens: 'twintigste dertigste veertigste vijftigste zestigste',
    joints: 'en het de',
    last: 'laatste',
  },
  sv: {
    chapters: 'kapitel kapitlet kap brev brevet scen',
    parts: 'del delen bok boken band akt akten',
    named: 'prolog epilog mellanspel',
    cardinals: `ett/en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton
      sjutton arton nitton`,
    tens: 'tjugo trettio fyrtio femtio sextio',
    ordinals: `första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte
      trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde`,
    ordinalTens: 'tjugonde trettionde fyrtionde',
    last: 'sista',
  },
  da: {
    chapters: 'kapitel kapitlet kap brev scene',
    parts: 'del bog bind akt',
    named: 'prolog epilog mellemspil',
    cardinals: `et/en/ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten
      seksten sytten atten nitten`,
    tens: 'tyve tredive fyrre halvtreds tres',
    ordinals: `første anden/andet tredje fjerde femte sjette syvende ottende niende tiende ellevte
      tolvte trettende fjortende femtende sekstende syttende attende nittende`,
    ordinalTens: 'tyvende tredivte fyrretyvende',
    joints: 'og',
    last: 'sidste',
  },
  nb: {
    chapters: 'kapittel kapitlet kap brev scene',
    parts: 'del bok bind akt',
    named: 'prolog epilog mellomspill',
    cardinals: `ett/en to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten femten
      seksten sytten atten nitten`,
    tens: 'tjue/tyve tretti førti femti seksti',
    ordinals: `første andre tredje fjerde femte sjette sjuende/syvende åttende niende tiende ellevte
      tolvte trettende fjortende femtende sekstende syttende attende nittende`,
    ordinalTens: 'tjuende trettiende',
    joints: 'og',
    last: 'siste',
  },
  fi: {
    chapters: 'luku kirje kohtaus laulu',
    parts: 'osa kirja nide näytös',
    named: 'prologi epilogi välinäytös',
    cardinals: `yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista
      kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista
      yhdeksäntoista`,
    tens: 'kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä',
    ordinals: `ensimmäinen toinen kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs kymmenes
      yhdestoista kahdestoista kolmastoista neljästoista viidestoista kuudestoista seitsemästoista
      kahdeksastoista yhdeksästoista`,
    ordinalTens: 'kahdeskymmenes kolmaskymmenes',
    last: 'viimeinen',
  },
  tr: {
    chapters: 'bölüm mektup sahne fasıl',
    parts: 'kısım kitap cilt perde',
    named: 'prolog epilog',
    cardinals: 'bir iki üç dört beş altı yedi sekiz dokuz on',
    tens: 'yirmi otuz kırk elli altmış yetmiş seksen doksan yüz',
    ordinals: 'birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu',
    ordinalTens: 'yirminci otuzuncu kırkıncı ellinci altmışıncı',
    last: 'son',
  },
  el: {
    chapters: 'κεφάλαιο κεφ επιστολή γράμμα ραψωδία σκηνή',
    parts: 'μέρος βιβλίο τόμος πράξη',
    named: 'πρόλογος επίλογος ιντερμέδιο',
    cardinals: `ένα/ένας/μία δύο τρία τέσσερα πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα
      έντεκα/ένδεκα δώδεκα δεκατρία δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά/δεκαεφτά
      δεκαοκτώ/δεκαοχτώ δεκαεννέα/δεκαεννιά`,
    tens: 'είκοσι τριάντα σαράντα πενήντα',
    ordinals: 'πρώτ δεύτερ τρίτ τέταρτ πέμπτ έκτ έβδομ όγδο ένατ δέκατ ενδέκατ δωδέκατ',
    ordinalTens: 'εικοστ τριακοστ',
    endings: 'ο η ος α',
    last: 'τελευταίο',
  },
  hu: {
    chapters: 'fejezet levél jelenet ének',
    parts: 'rész könyv kötet felvonás',
    named: 'prológus epilógus közjáték előhang utóhang',
    cardinals: 'egy kettő/két három négy öt hat hét nyolc kilenc tíz/tizen',
    tens: 'húsz/huszon harminc negyven ötven hatvan hetven nyolcvan kilencven száz',
    ordinals: `első/egyedik második/kettedik harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik
      tizedik`,
    ordinalTens: 'huszadik harmincadik negyvenedik',
    last: 'utolsó',
  },
  ro: {
    chapters: 'capitolul capitol cap scrisoarea scena cântul',
    parts: 'partea cartea volumul actul',
    named: 'prolog epilog interludiu prologul epilogul',
    cardinals: `unu/una doi/două trei patru cinci șase șapte opt nouă zece unsprezece
      doisprezece/douăsprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece
      optsprezece nouăsprezece`,
    tens: 'douăzeci treizeci patruzeci cincizeci',
    ordinals: `întâi/întâiul/întâia/prima/primul doilea/doua treilea/treia patrulea/patra
      cincilea/cincea șaselea/șasea șaptelea/șaptea optulea/opta nouălea/noua zecelea/zecea
      unsprezecelea doisprezecelea`,
    joints: 'si al a',
  },
  ar: {
    chapters: 'الفصل فصل الباب باب الرسالة المشهد',
    parts: 'الجزء جزء القسم الكتاب كتاب المجلد',
    named: 'تمهيد خاتمة الخاتمة',
    cardinals: 'واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة',
    tens: 'عشرون ثلاثون أربعون',
    ordinals: `الأول/الأولى الثاني/الثانية الثالث/الثالثة الرابع/الرابعة الخامس/الخامسة
      السادس/السادسة السابع/السابعة الثامن/الثامنة التاسع/التاسعة العاشر/العاشرة/عشر/عشرة
      الحادي/الحادية`,
    ordinalTens: 'العشرون الثلاثون',
    joints: 'و',
    last: 'الأخير',
  },
  fa: {
    chapters: 'فصل نامه',
    parts: 'بخش جلد کتاب قسمت',
    named: 'پیشگفتار سرآغاز',
    cardinals: 'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده',
    tens: 'بیست سی چهل',
    ordinals: 'اول/یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم',
    ordinalTens: 'بیستم سیام',
    joints: 'و',
    last: 'آخر',
  },
  he: {
    chapters: 'פרק מכתב',
    parts: 'חלק ספר כרך שער מערכה',
    named: 'פרולוג אפילוג',
    cardinals: 'אחת/אחד שתיים/שניים שלוש/שלושה ארבע חמש שש שבע שמונה תשע עשר/עשרה',
    tens: 'עשרים שלושים',
    ordinals:
      'ראשון/ראשונה שני/שנייה שלישי/שלישית רביעי/רביעית חמישי/חמישית שישי/שישית שביעי/שביעית שמיני/שמינית תשיעי/תשיעית עשירי/עשירית',
    last: 'אחרון',
  },
  vi: {
    chapters: 'chương hồi thư',
    parts: 'phần quyển tập',
    named: '',
    cardinals: 'một hai ba bốn năm sáu bảy tám chín mười/mươi',
    ordinals: 'nhất nhì ba tư',
    joints: 'thứ',
    last: 'cuối',
  },
  id: {
    chapters: 'bab surat',
    parts: 'bagian buku jilid babak',
    named: 'prolog epilog',
    cardinals:
      'satu dua tiga empat lima enam tujuh delapan/lapan sembilan sepuluh/belas/puluh sebelas',
    ordinals:
      'pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas',
    joints: 'ke',
    last: 'terakhir',
  },
  hi: {
    chapters: 'अध्याय परिच्छेद पत्र',
    parts: 'भाग खंड खण्ड पुस्तक',
    named: 'उपसंहार प्रस्तावना',
    cardinals: 'एक दो तीन चार पाँच/पांच छह/छः सात आठ नौ दस ग्यारह बारह',
    tens: 'बीस',
    ordinals:
      'पहला/पहली/प्रथम दूसरा/दूसरी/द्वितीय तीसरा/तीसरी/तृतीय चौथा/चौथी/चतुर्थ पाँचवाँ/पांचवां/पंचम छठा/छठी सातवाँ/सातवां आठवाँ/आठवां नौवाँ/नौवां दसवाँ/दसवां',
  },
  bn: {
    chapters: 'অধ্যায় পরিচ্ছেদ পত্র',
    parts: 'খণ্ড পর্ব ভাগ',
    named: 'উপসংহার',
    cardinals: 'এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ',
    ordinals: 'প্রথম দ্বিতীয় তৃতীয় চতুর্থ পঞ্চম ষষ্ঠ সপ্তম অষ্টম নবম দশম',
  },
  th: {
    chapters: 'บทที่ บท ตอนที่ ตอน',
    parts: 'ภาคที่ ภาค เล่มที่ เล่ม',
    named: 'บทนำ บทส่งท้าย',
    cardinals: 'หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ',
    ordinals: '',
  },
  ko: {
    chapters: '장 화 막 회 편지',
    parts: '부 권 편',
    named: '프롤로그 에필로그 서장 종장 막간 서막 외전 후일담',
    cardinals: '하나/한 둘/두 셋/세 넷/네 다섯 여섯 일곱 여덟 아홉 열',
    ordinals: '첫째/첫 둘째 셋째 넷째 다섯째 여섯째 일곱째 여덟째 아홉째 열째',
    joints: '번째',
  },
  zh: {
    chapters: '',
    parts: '',
    named: '楔子 序章 序幕 尾声 尾聲 终章 終章 番外 番外篇 間章 间章 引子',
    cardinals: '',
    ordinals: '',
  },
  ja: {
    chapters: '',
    parts: '',
    named: 'プロローグ エピローグ 序章 終章 最終章 幕間 序幕 終幕 断章 間奏',
    cardinals: '',
    ordinals: '',
  },
};
