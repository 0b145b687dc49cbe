/**
 * Imports go one way, folders as well as files: each folder knows those before it, and no other. An
 * upgrade stands on db and is handed in by doors.
 */
const ORDER = [
  ['contract'],
  ['turns'],
  ['db'],
  ['threads'],
  ['prose'],
  ['screenplay'],
  ['book'],
  ['cast'],
  ['dialogue'],
  ['script'],
  ['draft', 'evaluation'],
  ['provider'],
  ['media'],
  ['jobs'],
  ['http', 'cli'],
];

const folders = ORDER.flat();
const oneWay = folders
  .filter((folder) => !ORDER.at(-1).includes(folder))
  .map((folder) => {
    const known = ORDER.slice(0, ORDER.findIndex((level) => level.includes(folder))).flat();
    const others = folders.filter((other) => other !== folder && !known.includes(other));
    return {
      name: `${folder}-knows-only-what-comes-before-it`,
      severity: 'error',
      from: { path: `^src/${folder}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^src/(${others.join('|')})/` },
    };
  });

const NOUNS = '^src/(book|script|evaluation|cast|dialogue|draft|provider|media|jobs)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circle-of-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    ...oneWay,
    {
      name: 'contract-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^src/', pathNot: '^src/contract/' },
    },
    {
      name: 'prose-is-pure',
      severity: 'error',
      from: { path: '^src/prose/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/|^node:', pathNot: '^src/(prose|contract)/' },
    },
    {
      // A screenplay counts its words as prose does; it knows nothing else of prose.
      name: 'screenplay-is-pure',
      severity: 'error',
      from: { path: '^src/screenplay/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(screenplay|contract)/|^src/prose/words/count-words\\.ts$' },
    },
    {
      name: 'db-knows-only-the-contract-and-turns',
      severity: 'error',
      from: { path: '^src/db/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(db|turns|contract)/' },
    },
    {
      name: 'upgrade-knows-db-and-the-contract',
      severity: 'error',
      from: { path: '^src/upgrade/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(upgrade|db|contract)/' },
    },
    {
      name: 'nouns-do-not-know-upgrades',
      severity: 'error',
      from: { path: NOUNS },
      to: { path: '^src/upgrade/' },
    },
    {
      name: 'nouns-do-not-know-doors',
      severity: 'error',
      from: { path: NOUNS },
      to: { path: '^src/(http|cli)/|^src/index\\.ts$' },
    },
    {
      name: 'doors-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/(http|cli)/' },
      // `goldenrod up` starts the API and `goldenrod worker` its own door: the only places where they meet.
      to: { path: '^src/(http|cli)/', pathNot: '^src/($1/|http/start-(api|worker-door)\\.ts$)' },
    },
    {
      name: 'client-knows-only-the-contract',
      severity: 'error',
      from: { path: '^src/client/', pathNot: '\\.test\\.ts$' },
      to: { path: '.', pathNot: '^src/(client|contract)/|node_modules/zod/' },
    },
    {
      name: 'source-does-not-know-the-studio',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'source-does-not-know-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      // An optional peer is declared, and installed here for the tests.
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^node_modules/@ffmpeg-installer/ffmpeg/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
