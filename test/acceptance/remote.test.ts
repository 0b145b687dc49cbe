import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { said } from '../../src/evaluation/findings/said-findings.ts';
import { SMALL_PICTURES } from '../book/small-pictures.ts';
import { type CommandLoop, startCommandLoop } from '../harness/command-loop.ts';
import { createDatabase, type TestDatabase } from '../harness/databases.ts';
import { migratedTemplate } from '../harness/engines.ts';
import { type Answer, goldenrod, sampleFile } from '../harness/goldenrod.ts';
import { sharedServer } from '../harness/shared-server.ts';
import { type RunningUp, startUp } from '../harness/start-up.ts';

const BOOK = 'the-lamplighters-daughter';
/** What a reader says in the chain, as a finding. */
const SAID = said(null, 'Good').id;
const JOB = '7f0c1c52-5b0e-4c39-9d5f-0d6d3a4f1a11';

/** What only works where the database is. */
const HERE_ALONE = [
  'db migrate',
  'db rollback --steps 1',
  'db status',
  'db create-login goldenrod_service',
  'db verify',
  'db refresh-legacy',
  'db export --supabase .',
  'db create-login NAME',
  'worker',
  'media collect',
  `take add ${BOOK}/1 1-1 FILE`,
  `table-read ${BOOK}/1`,
  `storyboard ${BOOK}/1 -o storyboard`,
  `animatic ${BOOK}/1 -o animatic.mp4`,
  `handoff ${BOOK}/1 -o handoff`,
  `produce ${BOOK}/1 -o production`,
  `cast portrait Mara --book ${BOOK}`,
  'provider test',
  'backup backup.tar.gz',
  'restore backup.tar.gz',
  'up',
  'config',
];

/** A desk's day, good and bad: FILE, EDITED and NEW are files, JOB a job's id. */
const CHAIN = [
  'dialogue FILE',
  'dialogue NO-FILE',
  'book list',
  `book import FILE`,
  `book import FILE`,
  `book import FILE --again`,
  `book import NO-FILE`,
  `book import NO-BOOK`,
  'book list',
  `book cover ${BOOK}`,
  `book cover ${BOOK} --set PICTURE`,
  `book cover ${BOOK} --set FILE`,
  `book cover ${BOOK} --set NO-FILE`,
  `book cover ${BOOK} -o NEW-PICTURE`,
  `book cover ${BOOK} --remove --set PICTURE`,
  `book cover ${BOOK} --remove`,
  `book cover ${BOOK} --remove`,
  `book cover ${BOOK} -o NEW-PICTURE`,
  'book cover nothing',
  `cast find --book ${BOOK}-2`,
  `cast found list --book ${BOOK}-2 --doubt`,
  `cast found confirm Orrin --book ${BOOK}-2`,
  `cast found merge Wick Crake --book ${BOOK}-2`,
  `cast found reopen Wick --book ${BOOK}-2`,
  `cast found split Orrin Orrin --book ${BOOK}-2`,
  `cast found split Crake Crake --book ${BOOK}-2`,
  `cast found dismiss Sparrow --book ${BOOK}-2`,
  `cast found dismiss Sparrow --book ${BOOK}-2`,
  `cast found dismiss Nobody --book ${BOOK}-2`,
  `chapter list --book ${BOOK}-2`,
  'chapter list --book lamp',
  'chapter list --book nothing',
  `script draft --book ${BOOK}-2 --chapter 1`,
  `script report ${BOOK}-2/1`,
  `script report ${BOOK}-2/1/none`,
  `take list ${BOOK}-2/1`,
  `take list ${BOOK}-2/1 --element ${JOB}`,
  'provider list',
  'budget show',
  'budget set 20',
  `budget set 5 --book ${BOOK}-2 --currency EUR`,
  'budget set 5 --book nothing',
  `spend list --book ${BOOK}-2`,
  `table-read ${BOOK}-2/1 --estimate`,
  `handoff ${BOOK}-2/1 -o handoff --estimate`,
  `produce ${BOOK}-2/none -o production --estimate`,
  `shot list ${BOOK}-2/1`,
  `shot change ${BOOK}-2/1 1-1 --framing close --seconds 4.5`,
  `shot change ${BOOK}-2/1 1-1 --person Orrin:left --person Nobody`,
  `shot change ${BOOK}-2/1 1-1`,
  `shot change ${BOOK}-2/1 999-1 --nobody`,
  `shot change ${BOOK}-2/1 1-1 --framing nearer`,
  `shot move ${BOOK}-2/1 1-1 2`,
  `shot add ${BOOK}-2/1 1-2 --caption=Gull`,
  `shot delete ${BOOK}-2/1 1-1`,
  `shot delete ${BOOK}-2/1 999-1`,
  `shot read-edit ${BOOK}-2/1 FILE --apply`,
  `shot read-edit ${BOOK}-2/1 NO-FILE`,
  `shot reset ${BOOK}-2/1`,
  `shot list ${BOOK}-2/9`,
  `take choose ${JOB}`,
  `take delete ${JOB}`,
  'take choose nothing',
  `cast voices --book ${BOOK}-2`,
  `cast voices --book ${BOOK}-2 --narrator`,
  `cast voices --book ${BOOK}-2 --propose --narrator`,
  `cast voice narrator awb --book ${BOOK}-2 --pitch -2`,
  `cast voice narrator awb --book ${BOOK}-2 --pitch -20`,
  `cast voice narrator --remove --book ${BOOK}-2`,
  `cast voice Nobody awb --book ${BOOK}-2`,
  `script draft --book ${BOOK}-2 --chapter 9`,
  `script draft --book ${BOOK}-2 --chapter 2 --style anime --minutes 1`,
  `script draft --book ${BOOK}-2 --all --style docudrama`,
  'style add docudrama --like documentary',
  'style add docudrama',
  'style show docudrama',
  'style show nothing',
  'style add odd --settings FILE',
  `script draft --book ${BOOK}-2 --all --style docudrama`,
  `script activate ${BOOK}-2/1/cinematic_movie`,
  `script activate ${BOOK}-2/1`,
  'script activate nonsense',
  `script evaluate ${BOOK}-2/1/cinematic_movie`,
  `script findings list ${BOOK}-2/1/cinematic_movie --open`,
  `script findings done ${BOOK}-2/1/cinematic_movie nothing`,
  `script comments add ${BOOK}-2/1/cinematic_movie Why? --line=1`,
  `script comments add ${BOOK}-2/1/cinematic_movie Why?`,
  `script comments list ${BOOK}-2/1/cinematic_movie`,
  `script comments list ${BOOK}-2/1/cinematic_movie --resolved`,
  `script comments reply ${BOOK}-2/1/cinematic_movie nothing Because.`,
  `script comments change ${BOOK}-2/1/cinematic_movie ${JOB} Because.`,
  `script comments resolve ${BOOK}-2/1/cinematic_movie ${JOB}`,
  `script comments reopen ${BOOK}-2/1/cinematic_movie nothing`,
  `script comments delete ${BOOK}-2/1/cinematic_movie ${JOB}`,
  `script reject ${BOOK}-2/1/cinematic_movie --note=first`,
  `script approve ${BOOK}-2/1/cinematic_movie`,
  `script evaluate ${BOOK}-2/1/cinematic_movie`,
  `script approve ${BOOK}-2/1/cinematic_movie --note=second`,
  `script activate ${BOOK}-2/1/cinematic_movie`,
  `script deactivate ${BOOK}-2/1/cinematic_movie`,
  `script show ${BOOK}-2/1/cinematic_movie`,
  `script show ${BOOK}-2/1/none`,
  `script add --book ${BOOK}-2 --chapter 1 EDITED`,
  'style add a/b',
  `script add --book ${BOOK}-2 --chapter 1 FILE --style=a/b`,
  'style list',
  `script add --book ${BOOK}-2 --chapter 1 EMPTY`,
  `script compare ${BOOK}-2/1/cinematic_movie/v1 ${BOOK}-2/1/cinematic_movie/v2`,
  `script export ${BOOK}-2/1/cinematic_movie/v2`,
  `script export ${BOOK}-2/1/cinematic_movie/v2 --format fdx --scene-numbers`,
  `script export ${BOOK}-2/1/cinematic_movie/v2 --format html --character nobody`,
  `script export ${BOOK}-2/1/cinematic_movie/v2 --format fdx --since 1 --revision-colour Pink --revision-name Reshoots --revision-date May`,
  `script export ${BOOK}-2/1/cinematic_movie/v2 --since 1`,
  `book export ${BOOK}-2 --format text`,
  `script export ${BOOK}-2/1/a%2Fb -o NEW`,
  `script export ${BOOK}-2/1/a%2Fb -o NEW`,
  `script show ${BOOK}-2/1/cinematic_movie/v1 --source`,
  'script list',
  `script list --book ${BOOK}-2 --chapter 1 --style cinematic_movie --status draft`,
  'script list --book nothing',
  `cast list --book ${BOOK}-2`,
  `cast list --script ${BOOK}-2/1/cinematic_movie/v1`,
  'cast list',
  `cast link ${BOOK}-2/1/cinematic_movie/v2 Zebedee`,
  `cast link ${BOOK}-2/1/cinematic_movie/v2 Zebedee --create`,
  `cast unlink ${BOOK}-2/1/cinematic_movie/v2 Zebedee`,
  `cast unlink ${BOOK}-2/1/cinematic_movie/v2 Zebedee`,
  `cast add Agnes --book ${BOOK}-2 --alias Aggie`,
  `cast alias Agnes Nessie --book ${BOOK}-2`,
  `cast alias Agnes client --book ${BOOK}-2 --chapter 2`,
  `cast alias Agnes Nobody --book ${BOOK}-2 --remove`,
  `cast rename Agnes Agatha --book ${BOOK}-2 --dry-run`,
  `cast rename Agnes Agatha --book ${BOOK}-2 --no-cues`,
  `cast add Gerda --book ${BOOK}-2`,
  `cast looks --book ${BOOK}-2`,
  `cast looks --book ${BOOK}-2 --propose`,
  'cast looks --book nothing',
  `cast look Zebedee --book ${BOOK}-2 --hair grey --clothes coat,hat --age old`,
  `cast look Zebedee --book ${BOOK}-2`,
  `cast look Zebedee --book ${BOOK}-2 --from ${BOOK}-2/1/cinematic_movie/v1:1 --clothes=`,
  `cast look Zebedee --book ${BOOK}-2 --from ${BOOK}-2/1/cinematic_movie/v1:999 --hair white`,
  `cast look Zebedee --book ${BOOK}-2 --from 7 --hair white`,
  `cast look Zebedee --book ${BOOK}-2 --from ${BOOK}-2/1/cinematic_movie/v1:1 --clear`,
  `cast portrait Zebedee --book ${BOOK}-2 -o PORTRAIT`,
  `cast portrait Zebedee --book ${BOOK}-2 -o NEW`,
  `cast portrait Nobody --book ${BOOK}-2 -o PORTRAIT`,
  `cast look Zebedee --book ${BOOK}-2 --clear`,
  `cast look Zebedee --book ${BOOK}-2 --clear`,
  `cast look Nobody --book ${BOOK}-2 --hair red`,
  `dialogue list --book ${BOOK}-2 --chapter 1`,
  `dialogue list --book ${BOOK}-2 --chapter 1 --doubt`,
  `dialogue confirm 1-2 --speaker Zebedee --book ${BOOK}-2 --chapter 1`,
  `dialogue confirm 3 --alternate --speaker Gerda --other Zebedee --book ${BOOK}-2 --chapter 1`,
  `dialogue confirm 9999 --nobody --book ${BOOK}-2 --chapter 1`,
  `dialogue undo ${JOB}`,
  `dialogue export --book ${BOOK}-2 --chapter 1`,
  `dialogue export --book ${BOOK}-2 --chapter 1 --format booknlp -o NEW`,
  `dialogue export --book ${BOOK}-2 --chapter 1 --format booknlp`,
  `dialogue import NEW --format booknlp --book ${BOOK}-2 --chapter 1`,
  `dialogue import EDITED --book ${BOOK}-2 --chapter 1`,
  `cast merge Agatha Gerda --book ${BOOK}-2 --cues`,
  `cast changes Zebedee --book ${BOOK}-2`,
  `cast undo ${JOB}`,
  `cast tidy --book ${BOOK}-2 --dry-run`,
  `cast tidy --book ${BOOK}-2 --yes`,
  `cast remove Agatha --book ${BOOK}-2`,
  `cast remove Agatha --book ${BOOK}-2`,
  `script edit ${BOOK}-2/1/none`,
  `script restore ${BOOK}-2/1/cinematic_movie/v1`,
  `script delete ${BOOK}-2/1/cinematic_movie/v3`,
  `script undelete ${BOOK}-2/1/cinematic_movie/v3`,
  `script evaluate ${BOOK}-2/1/cinematic_movie/v3 --by human --score 70 --feedback Good`,
  `script evaluate ${BOOK}-2/1/cinematic_movie/v3 --by human`,
  `script findings dismiss ${BOOK}-2/1/cinematic_movie/v3 ${SAID} --reason Kind`,
  `script findings list ${BOOK}-2/1/cinematic_movie/v3`,
  `script findings reopen ${BOOK}-2/1/cinematic_movie/v3 ${SAID}`,
  `script findings done ${BOOK}-2/1/cinematic_movie/v3 ${SAID}`,
  `chapter show --book ${BOOK}-2 --chapter 3`,
  `chapter replace EDITED --book ${BOOK}-2 --chapter 3 --title Moon`,
  `book show ${BOOK}-2`,
  `book rename ${BOOK}-2 --author=Quay --language=pt-BR`,
  `book rename ${BOOK}-2`,
  `book rename ${BOOK}-2 Moonlight --handle`,
  'book delete moonlight --yes',
  'book delete moonlight --yes',
  'media images',
  'media audio',
  'media videos',
  // A server's worker reads imported books meanwhile; on a database alone that waits.
  'job list --state failed',
  `job show ${JOB}`,
  'job show nonsense',
  `job cancel ${JOB}`,
  `media delete image ${JOB}`,
  'media delete audio nonsense',
  // The sample that it drafts, which the worker has read already.
  `cast find --book ${BOOK}`,
  'demo',
  'demo',
];

interface Place {
  at: string[];
  folder: string;
  run(args: string[]): Promise<Answer>;
}

let folder = '';
let databases: TestDatabase[] = [];
let up: RunningUp;
let here: Place;
let there: Place;
let loops: CommandLoop[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldenrod-remote-'));
  await writeFile(join(folder, 'EDITED'), 'INT. THE MOON - NIGHT\n\nMARA\nNobody is here.\n');
  await writeFile(join(folder, 'EMPTY'), '...\n');
  await writeFile(join(folder, 'PICTURE'), SMALL_PICTURES['image/png']);
  await writeFile(join(folder, 'NO-BOOK'), '{\\rtf1 not a book}');
  const template = await migratedTemplate();
  databases = [
    await createDatabase(sharedServer(), { template }),
    await createDatabase(sharedServer(), { template }),
  ];
  const [local, remote] = databases.map(({ url }) => url);
  up = await startUp(['--database-url', remote ?? '']);
  loops = [startCommandLoop({}), startCommandLoop({ GOLDENROD_TOKEN: up.token })];
  const [onDatabase, onServer] = loops as [CommandLoop, CommandLoop];
  here = {
    at: ['--database-url', local ?? ''],
    folder: join(folder, 'here'),
    run: onDatabase.run,
  };
  there = { at: ['--server', up.url], folder: join(folder, 'there'), run: onServer.run };
});

afterAll(async () => {
  for (const { stop } of loops) await stop();
  await up?.stop();
  for (const { drop } of databases) await drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a line of the chain in one place. */
function run(line: string, place: Place, ...more: string[]): Promise<Answer> {
  const files: Record<string, string> = { FILE: sampleFile, NEW: `${place.folder}-new` };
  files.PORTRAIT = `${place.folder}-portrait.svg`;
  files['NEW-PICTURE'] = `${place.folder}-cover.png`;
  for (const name of ['PICTURE', 'EDITED', 'EMPTY', 'NO-BOOK', 'NO-FILE'])
    files[name] = join(folder, name);
  const args = line.split(' ').map((word) => files[word] ?? word);
  return place.run([...place.at, ...args, ...more]);
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g;

/** What two places say alike when they do the same: ids by the order in which they came up. */
function makeAlike({ folder: own, at }: Place): (text: string) => string {
  const names = new Map<string, string>();
  return (text) =>
    text
      .replaceAll(own, 'PLACE')
      .replaceAll(at.join(' '), 'AT')
      .replace(MOMENT, 'MOMENT')
      .replace(UUID, (id) => {
        if (!names.has(id)) names.set(id, `id-${names.size + 1}`);
        return names.get(id) ?? id;
      });
}

describe('the commands on a server', () => {
  it('answer, refuse and exit as they do on a database, from first book to last', async () => {
    const [alikeHere, alikeThere] = [makeAlike(here), makeAlike(there)];
    const codes = new Set<number | null>();
    for (const line of CHAIN) {
      const [local, remote] = await Promise.all([
        run(line, here, '--json'),
        run(line, there, '--json'),
      ]);
      expect([remote.code, alikeThere(remote.stdout), alikeThere(remote.stderr)], line).toEqual([
        local.code,
        alikeHere(local.stdout),
        alikeHere(local.stderr),
      ]);
      codes.add(remote.code);
    }
    expect([...codes].sort()).toEqual([0, 1, 2]);
  }, 900_000);

  it('print the same for people, of the same rows', async () => {
    const [, remote] = databases;
    const beside = { ...here, at: ['--database-url', remote?.url ?? ''] };
    for (const line of [
      'book list',
      `chapter list --book ${BOOK}-2`,
      'script list',
      `script show ${BOOK}-2/1/cinematic_movie/v1 --text`,
      `script compare ${BOOK}-2/1/cinematic_movie/v1 ${BOOK}-2/1/cinematic_movie/v2`,
      `script export ${BOOK}-2/1/cinematic_movie/v1`,
      `cast list --book ${BOOK}-2`,
      `cast list --script ${BOOK}-2/1/cinematic_movie/v1`,
      `script approve ${BOOK}-2/2/documentary`,
    ]) {
      expect(await run(line, there), line).toEqual(await run(line, beside));
    }
  }, 120_000);

  it('are all in the chain, or say with exit code 2 that no server does them', async () => {
    const tried = [...CHAIN, ...HERE_ALONE];
    const untried = leaves(buildProgram()).filter(
      (name) => !tried.some((line) => line === name || line.startsWith(`${name} `)),
    );
    expect(untried).toEqual([]);
    for (const line of HERE_ALONE) {
      const answer = await run(line, there, '--json');
      expect([answer.code, answer.stdout], line).toEqual([2, '']);
      expect(JSON.parse(answer.stderr).error.message).toContain('cannot be asked of a server');
    }
  }, 120_000);

  it('say who is missing: a token, a valid token, the server', async () => {
    const answerWith = (env: Record<string, string>, at = there.at) =>
      goldenrod([...at, 'book', 'list', '--json'], { env });
    const errorOf = (answer: Answer) => {
      expect([answer.code, answer.stdout]).toEqual([1, '']);
      return JSON.parse(answer.stderr).error as { code: string; hint: string };
    };
    const none = errorOf(await answerWith({}));
    expect([none.code, none.hint]).toEqual([
      'http.unauthenticated',
      expect.stringContaining('GOLDENROD_TOKEN'),
    ]);
    const wrong = await answerWith({ GOLDENROD_TOKEN: 'a-wrong-secret' });
    expect(errorOf(wrong).code).toBe('http.unauthenticated');
    expect(wrong.stderr).not.toContain('secret');
    const nobody = await answerWith({ GOLDENROD_TOKEN: up.token }, [
      '--server',
      'http://127.0.0.1:9',
    ]);
    expect(errorOf(nobody).code).toBe('server.unreachable');
  });
});

/** Every command that does something, by its whole name. */
function leaves(command: Command, name = ''): string[] {
  if (command.commands.length === 0) return [name];
  return command.commands.flatMap((each) => leaves(each, `${name} ${each.name()}`.trim()));
}
