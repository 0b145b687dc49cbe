// Scenes of twenty-four chapters, marked by hand from the text alone, before any draft of them was made.
//
// A scene begins where an editor of screenplays would write a new heading: at a new place, after a leap in
// time, or at a real entry into another room. Paragraphs are counted from 0, as `splitParagraphs` does.
// Nobody works beside the half that is held back: only its totals are printed.

export type Half = 'open' | 'held';

export interface MarkedScene {
  /** The paragraph in which it begins. */
  from: number;
  /** Null where an editor could write either. */
  setting: 'INT' | 'EXT' | null;
  /** A heading with one of these names the place. */
  places: readonly string[];
  /** Times of day that are right; none where the text tells none. */
  times: readonly string[];
}

export interface MarkedChapter {
  half: Half;
  /** In the corpus, or in the project where it begins with `samples/`. */
  file: string;
  /** As it is counted by the reading of the book, from 1. */
  chapter: number;
  /** The first and the last paragraph of the stretch that was marked; all where it is missing. */
  stretch?: readonly [number, number];
  /** Of the text that was marked, in UTF-8. */
  sha256: string;
  scenes: readonly MarkedScene[];
  /** Where one editor would begin a scene and another would not: neither right nor wrong. */
  maybe: readonly number[];
  /** Places that are only mentioned, seen from afar or told of: no scene is headed so. */
  elsewhere: readonly string[];
}

const scene = (
  from: number,
  setting: MarkedScene['setting'],
  places: string,
  times = '',
): MarkedScene => ({ from, setting, places: words(places), times: words(times) });
const words = (list: string) => list.split('|').filter((word) => word !== '');

export const MARKED: readonly MarkedChapter[] = [
  {
    half: 'open',
    file: 'dialogue/TheInvisibleMan/novel.txt',
    chapter: 28,
    sha256: '855c1b049a96e5d865bd26ac717058da20843773a49dd263b4051c0a5bbe8b0a',
    scenes: [
      scene(0, null, 'SUMMER HOUSE|GARDEN|HEELAS', 'AFTERNOON'),
      scene(4, 'INT', 'HOUSE|HEELAS|VILLA', 'AFTERNOON'),
      scene(7, 'EXT', 'ROAD|HILL', 'AFTERNOON'),
      scene(9, 'EXT', 'STREET|HILL STREET|TOWN|TRAM|ROAD|CRICKETERS', 'AFTERNOON'),
      scene(28, 'INT', 'CRICKETERS|BEDROOM|INN|PUB'),
    ],
    maybe: [6, 10, 11],
    elsewhere: ['STUDY', 'STATION', 'POLICE STATION', 'SHRUBBERY'],
  },
  {
    half: 'open',
    file: 'dialogue/AlicesAdventuresInWonderland/novel.txt',
    chapter: 6,
    sha256: 'be27e461c3f501111870a152506ca848fc94702f814522c7072a8611085bcb7d',
    scenes: [
      scene(0, 'EXT', 'HOUSE|DUCHESS|WOOD|DOOR'),
      scene(18, 'INT', 'KITCHEN'),
      scene(44, 'EXT', 'OPEN AIR|WOOD|OUTSIDE|HOUSE|GARDEN'),
      scene(79, 'EXT', 'MARCH HARE|HOUSE'),
    ],
    maybe: [48, 74],
    elsewhere: ['CROQUET', 'CROQUET GROUND'],
  },
  {
    half: 'open',
    file: 'dialogue/PrideAndPrejudice/novel.txt',
    chapter: 7,
    sha256: 'c6a18d8c85cd15dc6293f112ce3b3413e03338facfe3a8ae137438b521f30e59',
    scenes: [
      scene(0, 'INT', 'LONGBOURN|BENNET', 'MORNING'),
      scene(30, 'INT', 'LONGBOURN|BENNET|BREAKFAST ROOM', 'MORNING'),
      scene(43, 'EXT', 'ROAD|LANE|PATH|WALK|MERYTON|FIELD', 'MORNING'),
      scene(44, 'EXT', 'FIELD|MERYTON|NETHERFIELD', 'MORNING'),
      scene(45, 'INT', 'BREAKFAST PARLOUR|PARLOUR|BREAKFAST ROOM|NETHERFIELD', 'MORNING'),
      scene(46, 'INT', 'JANE|BEDROOM|CHAMBER|SICKROOM|NETHERFIELD', 'MORNING'),
      scene(48, 'INT', 'JANE|BEDROOM|CHAMBER|SICKROOM|NETHERFIELD', 'AFTERNOON'),
    ],
    maybe: [4, 29, 47],
    elsewhere: ['LONDON', 'CLARKE', 'LIBRARY', 'FARM', 'SHOP'],
  },
  {
    half: 'open',
    file: 'dialogue/HowardsEnd/novel.txt',
    chapter: 17,
    sha256: '5dbc7be04958a6a1801e95a766e0090ad9bc52203da5cf7918b4156baae7c130',
    scenes: [
      scene(0, 'INT', 'WICKHAM PLACE|SCHLEGEL|BEDROOM'),
      scene(4, null, 'SIMPSON|SIMPSONS|RESTAURANT|STRAND'),
      scene(5, 'INT', 'SIMPSON|SIMPSONS|RESTAURANT|EATING ROOM'),
      scene(71, 'INT', 'EUSTACE|MILES'),
      scene(72, null, 'WICKHAM PLACE|SCHLEGEL|LONDON|TRAIN', 'MORNING'),
    ],
    maybe: [3, 70],
    elsewhere: [
      'HIPPODROME',
      'HOWARDS END',
      'DUCIE STREET',
      'ONITON',
      'UGANDA',
      'CHELSEA',
      'SWANAGE',
      'CYPRUS',
      'GREECE',
      'GRAVE',
      'SEA',
    ],
  },
  {
    half: 'open',
    file: 'books/the-adventures-of-sherlock-holmes.epub',
    chapter: 2,
    stretch: [137, 191],
    sha256: '9565272fe7dd18d1433600b7369bcbbb98ee374f2d87b9d637a27d8dbbbcf7f8',
    scenes: [
      scene(0, 'EXT', 'SAXE|COBURG|SQUARE|SAXE COBURG'),
      scene(12, 'EXT', 'ROAD|STREET|THOROUGHFARE|CORNER|ROADWAY'),
      scene(14, 'INT', "ST JAMES'S|ST JAMES|JAMES'S HALL|CONCERT HALL", 'AFTERNOON'),
      scene(15, 'EXT', "ST JAMES'S|ST JAMES|JAMES'S HALL|CONCERT HALL|STREET", 'AFTERNOON|EVENING'),
      scene(24, null, 'KENSINGTON|CAB|HANSOM|CARRIAGE', 'AFTERNOON|EVENING'),
      scene(25, 'INT', 'BAKER STREET', 'NIGHT|EVENING'),
      scene(34, null, 'CAB|HANSOM|FARRINGTON STREET', 'NIGHT'),
      scene(36, 'INT', 'VAULT|CELLAR|BANK|PASSAGE|CORRIDOR', 'NIGHT'),
      scene(52, 'INT', 'VAULT|CELLAR|BANK', 'NIGHT'),
    ],
    maybe: [3, 37],
    elsewhere: ['SCOTLAND', 'SCOTLAND YARD', 'ETON', 'OXFORD', 'STRAND', 'CORNWALL', 'ORPHANAGE'],
  },
  {
    half: 'open',
    file: 'samples/the-lamplighters-daughter.md',
    chapter: 1,
    sha256: '950d822b186b8f0c2e4c42a057788e0eb6d704d7371a763fb9b84e967a4602d9',
    scenes: [
      scene(0, 'INT', 'KITCHEN|VENN', 'AFTERNOON|EVENING'),
      scene(9, 'EXT', 'HARBOUR|QUAY|SALLOW QUAY', 'DUSK|EVENING'),
      scene(17, 'EXT', 'GULL STAIRS|ROPE STREET', 'DUSK|EVENING|NIGHT'),
      scene(24, 'EXT', 'BREAKWATER', 'NIGHT|EVENING'),
      scene(25, 'INT', 'KITCHEN|LANTERN HOUSE', 'NIGHT|EVENING'),
      scene(34, 'INT', 'LAMP ROOM|GLASS ROOM', 'NIGHT|EVENING'),
    ],
    maybe: [],
    elsewhere: ['CHAPEL', 'SCHOOL', 'TOWER', 'BAY'],
  },
  {
    half: 'held',
    file: 'dialogue/OliverTwist/novel.txt',
    chapter: 10,
    sha256: 'd29ea52f2db61a7bdbe874d8212303ae5c90cdea0b6e366b2eed1a1a506bb498',
    scenes: [
      scene(0, 'INT', "JEW'S ROOM|JEW|FAGIN"),
      scene(3, 'INT', "JEW'S ROOM|JEW|FAGIN", 'MORNING'),
      scene(4, 'EXT', 'STREET|LONDON', 'MORNING'),
      scene(6, 'EXT', 'CLERKENWELL|GREEN|COURT|SQUARE|BOOK STALL|BOOKSTALL|STREET|ROAD'),
      scene(20, 'EXT', 'STREET|SQUARE|COURT|PAVEMENT'),
      scene(23, 'EXT', 'STREET|PAVEMENT'),
    ],
    maybe: [17, 18, 36],
    elsewhere: ['STUDY', 'HIS OWN STUDY'],
  },
  {
    half: 'held',
    file: 'dialogue/ThePictureOfDorianGray/novel.txt',
    chapter: 21,
    sha256: '06704fcdd04970cb88fe4e1e4782c0d0c6b69163d8a367163474a4592a76c011',
    scenes: [
      scene(0, 'EXT', 'STREET|ROAD|PAVEMENT|LONDON', 'NIGHT'),
      scene(1, 'INT', 'LIBRARY', 'NIGHT'),
      scene(8, 'INT', 'ROOM|LOCKED ROOM|SCHOOLROOM|ATTIC|UPSTAIRS', 'NIGHT'),
      scene(12, 'EXT', 'SQUARE|STREET|HOUSE|PORTICO', 'NIGHT'),
      scene(16, 'INT', 'SERVANTS|SERVANT|HOUSE|KITCHEN', 'NIGHT'),
      scene(17, null, 'UPSTAIRS|STAIRS|STAIRCASE|LANDING|ROOF|BALCONY', 'NIGHT'),
      scene(18, 'INT', 'ROOM|LOCKED ROOM|SCHOOLROOM|ATTIC|UPSTAIRS', 'NIGHT'),
    ],
    maybe: [9],
    elsewhere: ['VILLAGE', 'SELBY', 'CHURCHYARD', 'LABORATORY', 'GRAVE'],
  },
  {
    half: 'held',
    file: 'dialogue/AnneOfGreenGables/novel.txt',
    chapter: 28,
    sha256: '7c701c243c988cceb50fc6679532d9bd80da9ac9ad9e856ad9a249c61c6b09fb',
    scenes: [
      scene(
        0,
        'EXT',
        'POND|BANK|ORCHARD SLOPE|PLATFORM|HEADLAND|LANDING|LANDING PLACE',
        'AFTERNOON',
      ),
      scene(18, 'EXT', 'POND|FLAT|BARGE|BOAT|WATER|RIVER', 'AFTERNOON'),
      scene(21, 'EXT', 'HEADLAND|LOWER HEADLAND|BRIDGE|POND', 'AFTERNOON'),
      scene(22, 'EXT', 'BRIDGE|POND', 'AFTERNOON'),
      scene(28, 'EXT', 'LANDING|POND|SHORE|BANK', 'AFTERNOON'),
      scene(34, 'EXT', 'PATH|MAPLES|WOOD|WOODS', 'AFTERNOON'),
      scene(40, 'INT', 'GREEN GABLES|KITCHEN|CUTHBERT'),
    ],
    maybe: [17, 20, 35],
    elsewhere: ['CARMODY', 'FIELD', 'BACK FIELD', 'HAUNTED WOOD', 'CAMELOT', 'SCHOOL', 'PASTURE'],
  },
  {
    half: 'held',
    file: 'dialogue/TheMysteriousAffairAtStyles/novel.txt',
    chapter: 2,
    sha256: 'd4674153de2749bd13385d99a29fb49d181226c44265294b50c810a01133d0aa',
    scenes: [
      scene(0, null, 'STYLES'),
      scene(3, null, 'HALL|VILLAGE|GARDEN|STYLES'),
      scene(4, 'EXT', 'TENNIS|COURT|LAWN|GARDEN', 'AFTERNOON'),
      scene(5, null, 'STYLES|DINING ROOM', 'EVENING'),
      scene(6, 'INT', 'HALL|VILLAGE HALL', 'EVENING|NIGHT'),
      scene(7, 'INT', 'STYLES|BEDROOM', 'MORNING'),
      scene(10, null, 'ROLLESTON|MOTOR|CAR|ROAD', 'AFTERNOON|DAY'),
      scene(11, 'INT', 'HOSPITAL|DISPENSARY|SANCTUM|TADMINSTER', 'AFTERNOON'),
      scene(32, null, 'BALCONY', 'AFTERNOON'),
      scene(37, 'EXT', 'POST OFFICE|VILLAGE|STREET', 'AFTERNOON'),
      scene(47, null, 'TRAP|PONY TRAP|ROAD|LANE', 'AFTERNOON'),
      scene(50, 'INT', 'HALL', 'AFTERNOON|EVENING'),
      scene(62, 'INT', 'STAIRS|STAIRCASE|UPSTAIRS|LANDING', 'AFTERNOON|EVENING'),
      scene(67, 'EXT', 'TENNIS|WINDOW|BOUDOIR|GARDEN|LAWN|COURT', 'AFTERNOON|EVENING'),
      scene(75, 'EXT', 'TENNIS|COURT|GARDEN|LAWN', 'AFTERNOON|EVENING'),
      scene(83, 'INT', 'DRAWING ROOM|DINING ROOM', 'EVENING'),
      scene(86, 'INT', 'DRAWING ROOM', 'EVENING|DUSK|NIGHT'),
    ],
    maybe: [82, 84, 101, 104],
    elsewhere: ['MIDDLINGHAM', 'POND', 'CUPBOARD'],
  },
  {
    half: 'held',
    file: 'dialogue/NightAndDay/novel.txt',
    chapter: 34,
    sha256: 'cdbdb6d549d0816e53c54a9085f3ae2076d44589e0c20853e9fce821a77b0c3b',
    scenes: [
      scene(0, 'INT', 'DINING ROOM|DINNER TABLE|HILBERY', 'NIGHT|EVENING'),
      scene(1, 'INT', 'DRAWING ROOM|UPSTAIRS', 'NIGHT|EVENING'),
      scene(2, 'INT', 'HALL', 'NIGHT'),
      scene(3, 'EXT', 'HOUSE|STREET|HILBERY|DOOR', 'NIGHT'),
      scene(4, null, 'STREET|OMNIBUS|BUS', 'NIGHT'),
      scene(5, 'EXT', 'TEMPLE BAR|PAVEMENT|STREET|CHANCERY LANE', 'NIGHT'),
      scene(30, 'EXT', 'STREET|MARY', 'NIGHT'),
      scene(42, null, 'OMNIBUS|BUS|ROAD', 'NIGHT'),
      scene(43, 'EXT', 'RIVER|EMBANKMENT|CHELSEA', 'NIGHT'),
    ],
    maybe: [36, 41],
    elsewhere: ['COTTAGE', 'KINGSWAY', 'HIGHGATE', 'GARDEN', 'PLAIN'],
  },
  {
    half: 'held',
    file: 'samples/the-lamplighters-daughter.md',
    chapter: 3,
    sha256: '507cfd0c9add239fc96278af902fd63dcd1096ab2f9e415e7f44c4b20df23a07',
    scenes: [
      scene(0, 'EXT', 'HARBOUR|STREET|ROPE STREET|QUAY|SALLOW QUAY', 'NIGHT|EVENING'),
      scene(11, 'EXT', 'BREAKWATER', 'NIGHT|EVENING'),
      scene(24, 'INT', 'KITCHEN|LANTERN HOUSE', 'NIGHT'),
      scene(34, 'INT', 'GLASS ROOM|LAMP ROOM', 'DAWN'),
      scene(36, 'INT', 'KITCHEN', 'DAWN'),
    ],
    maybe: [20, 25, 35],
    elsewhere: ['HOTEL', 'HILL'],
  },
  {
    half: 'open',
    file: 'dialogue/TheSignOfTheFour/novel.txt',
    chapter: 3,
    sha256: '2ad7b2e000740b3cb7a5a1e5beff7c97038455049f65e699e5b1b5fdd72e0513',
    scenes: [
      scene(0, 'INT', 'BAKER STREET|SITTING ROOM|HOLMES', 'AFTERNOON|EVENING'),
      scene(9, null, 'CAB|FOUR WHEELER|CARRIAGE|STRAND', 'EVENING'),
      scene(16, 'EXT', 'LYCEUM|THEATRE', 'EVENING|NIGHT'),
      scene(22, null, 'CAB|FOUR WHEELER|CARRIAGE|STREET|LONDON', 'EVENING|NIGHT'),
      scene(26, 'EXT', 'TERRACE|HOUSE|VILLA|STREET', 'EVENING|NIGHT'),
    ],
    maybe: [15, 24],
    elsewhere: ['ANDAMAN', 'ANDAMAN ISLANDS', 'AFGHANISTAN', 'NORWOOD', 'KITCHEN'],
  },
  {
    half: 'open',
    file: 'dialogue/NorthangerAbbey/novel.txt',
    chapter: 12,
    sha256: '7fae03f7c795b4e5af5e5cd2de79e73dce680d21dd55ccbd7d5e5997e142ef58',
    scenes: [
      scene(0, 'INT', 'ALLEN|PULTENEY STREET|LODGINGS', 'MORNING'),
      scene(2, 'EXT', 'MILSOM STREET|STREET|TILNEY', 'MORNING'),
      scene(3, 'INT', 'THEATRE|BOX', 'NIGHT|EVENING'),
      scene(17, 'INT', 'LOBBY|THEATRE', 'NIGHT|EVENING'),
    ],
    maybe: [4, 22],
    elsewhere: ['PUMP ROOM', 'ARGYLE STREET', 'LONDON', 'BEDFORD', 'SHOP', 'BILLIARD ROOM'],
  },
  {
    half: 'open',
    file: 'dialogue/OliverTwist/novel.txt',
    chapter: 22,
    sha256: '1f4f3559e7f8e5274699f687b598b11d5458a5bccfb05f320441fa2f340f601d',
    scenes: [
      scene(0, 'INT', 'PASSAGE|HOUSE|CRACKIT|TOBY'),
      scene(8, 'INT', 'ROOM|CRACKIT|TOBY'),
      scene(24, 'INT', 'ROOM|CRACKIT|TOBY', 'NIGHT'),
      scene(37, 'EXT', 'BRIDGE|CHERTSEY|ROAD|STREET|TOWN', 'NIGHT'),
      scene(40, 'EXT', 'HOUSE|ROAD|WALL|GARDEN|GRASS', 'NIGHT'),
      scene(61, 'INT', 'SCULLERY|HALL|HOUSE|PASSAGE', 'NIGHT'),
    ],
    maybe: [39, 42, 54, 67],
    elsewhere: ['SAFFRON HILL', 'PUBLIC HOUSE', 'LONDON', 'CHURCHYARD', 'FIELDS', 'CHAPEL'],
  },
  {
    half: 'open',
    file: 'dialogue/HardTimes/novel.txt',
    chapter: 12,
    sha256: 'a96db24d1f20b28e833386b734045668ffab9d754d378256a7362031dfb03a73',
    scenes: [
      scene(0, 'EXT', 'STREET|BOUNDERBY|COKETOWN|ROAD'),
      scene(26, 'EXT', 'FACTORY|MILL|ROAD'),
      scene(30, 'INT', 'FACTORY|MILL|LOOM'),
      scene(32, 'EXT', 'FACTORY|MILL|STREET|COKETOWN', 'NIGHT'),
    ],
    maybe: [18, 31, 34],
    elsewhere: ['STATION', 'SHOP', 'DREARY ROOM', 'PALACE'],
  },
  {
    half: 'open',
    file: 'dialogue/AnneOfGreenGables/novel.txt',
    chapter: 18,
    sha256: '4a6b08a966b4b786f5006b6a13589cc15f822e9125f8aed7604ce04f89ea7df5',
    scenes: [
      scene(0, 'INT', 'KITCHEN|GREEN GABLES', 'NIGHT|EVENING'),
      scene(26, 'EXT', "LOVER'S LANE|LANE|FIELD", 'NIGHT'),
      scene(28, 'INT', 'KITCHEN|BARRY', 'NIGHT'),
      scene(32, 'INT', 'KITCHEN|BARRY', 'NIGHT'),
      scene(36, 'EXT', "LOVER'S LANE|LANE|FIELD", 'MORNING|DAWN'),
      scene(39, 'INT', 'KITCHEN|GREEN GABLES', 'AFTERNOON'),
      scene(47, null, 'KITCHEN|GREEN GABLES|FIELD', 'DUSK|EVENING'),
    ],
    maybe: [2, 31, 34, 35],
    elsewhere: [
      'CHARLOTTETOWN',
      'TOWN',
      'CELLAR',
      'SITTING ROOM',
      'STORE',
      'SCHOOL',
      'CARMODY',
      'SPENCERVALE',
      'OTTAWA',
    ],
  },
  {
    half: 'open',
    file: 'dialogue/SenseAndSensibility/novel.txt',
    chapter: 16,
    sha256: '32dfcced1e4783008ee23becf66f57ee1dd72c3a8ac3e10275dae8b24fae6258',
    scenes: [
      scene(0, 'INT', 'BARTON|COTTAGE|DASHWOOD|MARIANNE|BEDROOM'),
      scene(4, 'INT', 'BARTON|COTTAGE|DASHWOOD|DRAWING ROOM|PARLOUR'),
      scene(10, 'INT', 'BARTON|COTTAGE|DASHWOOD|DRAWING ROOM|PARLOUR', 'EVENING'),
      scene(14, 'EXT', 'ROAD|VALLEY|LANE|BARTON', 'MORNING'),
    ],
    maybe: [1, 2, 21, 22],
    elsewhere: ['LONDON', 'NORLAND', 'SUSSEX', 'PLYMOUTH', 'DEVONSHIRE', 'PARK', 'DOWNS', 'HILLS'],
  },
  {
    half: 'open',
    file: 'dialogue/ThePictureOfDorianGray/novel.txt',
    chapter: 14,
    sha256: 'ced52ed350a02cc38d405051354a862bc66b2b5730a9a10fc0fbc9929801a8a5',
    scenes: [
      scene(0, 'INT', 'STAIRCASE|STAIRS|LANDING|HOUSE', 'NIGHT'),
      scene(3, 'INT', 'ROOM|ATTIC|SCHOOLROOM', 'NIGHT'),
      scene(40, 'INT', 'LIBRARY', 'NIGHT'),
      scene(42, 'INT', 'HALL|HOUSE', 'NIGHT'),
      scene(55, 'INT', 'LIBRARY', 'NIGHT'),
    ],
    maybe: [34, 36, 37, 43, 44],
    elsewhere: ['PARIS', 'ENGLAND', 'SELBY', 'SELBY ROYAL', 'CLUB', 'HERTFORD STREET', 'MAYFAIR'],
  },
  {
    half: 'open',
    file: 'dialogue/TheMysteriousAffairAtStyles/novel.txt',
    chapter: 3,
    sha256: 'e0807117e2061420b1902440ecaa52d52b1d1b6cf1786f8ac8f5ddcb3e101eb8',
    scenes: [
      scene(0, 'INT', 'STYLES|BEDROOM|HASTINGS|ROOM', 'NIGHT'),
      scene(5, 'INT', 'CORRIDOR|PASSAGE|GALLERY|RIGHT WING|STYLES', 'NIGHT'),
      scene(11, 'INT', 'INGLETHORP|BEDROOM|ROOM', 'NIGHT'),
      scene(21, 'INT', 'INGLETHORP|BEDROOM|ROOM', 'NIGHT|DAWN'),
      scene(40, 'INT', 'CORRIDOR|STAIRS|STAIRCASE|PASSAGE', 'DAWN|MORNING'),
      scene(49, 'INT', 'DINING ROOM', 'DAWN|MORNING'),
    ],
    maybe: [17, 18, 47, 80, 81],
    elsewhere: ['LODGE', 'CYNTHIA', 'HALL'],
  },
  {
    half: 'open',
    file: 'dialogue/NightAndDay/novel.txt',
    chapter: 13,
    sha256: 'd94ec19098ce8fc8f944d7b51651a220c095cfe9ee8ff83159075c1b7d2722c8',
    scenes: [
      scene(0, 'EXT', "LINCOLN'S INN|LINCOLN'S INN FIELDS|FIELDS|GARDEN", 'DAY|MORNING|AFTERNOON'),
      scene(34, 'EXT', 'RUSSELL SQUARE|STREET'),
      scene(36, 'INT', 'LANDING|OFFICE|STAIRS|STAIRCASE'),
    ],
    maybe: [1, 2, 28, 29],
    elsewhere: ['HYDE PARK', 'STRAND', 'CANADA', 'DISHAM', 'EALING', 'LIBRARY'],
  },
  {
    half: 'open',
    file: 'dialogue/WhereAngelsFearToTread/novel.txt',
    chapter: 9,
    sha256: 'f829000f5a3b8f769fc55bc9e3b9f74e2950c60467800834637017fa84197de6',
    scenes: [
      scene(0, null, 'ROAD|CARRIAGE|WOOD'),
      scene(3, 'INT', 'RECEPTION ROOM|GINO|HOUSE|MONTERIANO', 'NIGHT|EVENING'),
      scene(10, 'INT', 'OTHER ROOM|GINO|NURSERY|BEDROOM|HOUSE', 'NIGHT|EVENING'),
      scene(32, 'INT', 'RECEPTION ROOM|OPPOSITE|ROOM|GINO|HOUSE', 'NIGHT|EVENING'),
    ],
    maybe: [4, 38, 39],
    elsewhere: ['FLORENCE', 'MILAN', 'COTTAGE', 'CAFFE GARIBALDI', 'SCHOOL', 'STREETS'],
  },
  {
    half: 'open',
    file: 'dialogue/Emma/novel.txt',
    chapter: 5,
    sha256: '1628f03e1ec7371fada8919a2718b2493bd405ac96ac347ad97f409a575413e7',
    scenes: [scene(0, 'INT', 'RANDALLS|WESTON|DRAWING ROOM|PARLOUR')],
    maybe: [],
    elsewhere: ['HARTFIELD', 'HIGHBURY'],
  },
  {
    half: 'open',
    file: 'dialogue/TheGambler/novel.txt',
    chapter: 14,
    sha256: 'f415460a43685c0ff34906001b8b45b08e79ff184961507e7d288576da171cbb',
    scenes: [
      scene(0, 'INT', 'ROOM|HOTEL'),
      scene(30, 'INT', 'CASINO|GAMING ROOM|SALON', 'NIGHT'),
      scene(54, 'EXT', 'AVENUE|STREET|HOTEL', 'NIGHT'),
      scene(55, 'INT', 'ROOM|HOTEL', 'NIGHT'),
    ],
    maybe: [28, 29, 43, 48],
    elsewhere: ['ST PETERSBURG', 'PETERSBURG', 'FRANKFORT', 'FRANKFURT', 'PARIS'],
  },
];
