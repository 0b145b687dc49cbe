import { language, pronouns } from './language.ts';

/** Languages of which the table knows the speech verbs and little else. */
export const OTHERS = [
  language(
    'pl',
    {
      common: `i w nie na się z do to że jest jak co ale po był była tak za od przez dla już o jej
      jego czy był było może tylko`,
      says: `powiedział powiedziała rzekł rzekła zapytał zapytała spytał spytała odpowiedział
      odpowiedziała odparł odparła odrzekł odrzekła zawołał zawołała krzyknął krzyknęła szepnął
      szepnęła mruknął mruknęła dodał dodała zauważył zauważyła stwierdził stwierdziła mówi pyta`,
      thinks: 'pomyślał pomyślała',
      joints: 'z w na do o od po',
      denies: 'nigdy nie nikt bez',
    },
    {
      signs: /[łęąśżźń]/g,
      past: /(?:ł|ła|ło|li|ły|łem|łam)$/,
      pronouns: pronouns({ m: 'on', f: 'ona', first: 'ja', plural: 'oni one my' }),
    },
  ),
  language(
    'ru',
    {
      common: `и в не на я он что с она как это но а его по к у за из был же ты так было все от
      только меня мне её`,
      says: `сказал сказала спросил спросила ответил ответила отвечал отвечала крикнул крикнула
      закричал закричала воскликнул воскликнула прошептал прошептала пробормотал пробормотала
      заметил заметила добавил добавила продолжал продолжала проговорил проговорила произнёс произнес
      произнесла возразил возразила говорил говорила говорит подхватил подхватила`,
      thinks: 'подумал подумала думал думала',
      joints: 'с в на до о от по',
      denies: 'никогда не никто без',
    },
    {
      signs: /[а-яё]/g,
      past: /(?:л|ла|ло|ли|лся|лась|лись|нёс|нес)$/,
      pronouns: pronouns({ m: 'он', f: 'она', first: 'я', plural: 'они мы' }),
    },
  ),
  language(
    'nl',
    {
      common: `de het een en van dat niet hij zij ik te zijn met voor op was er maar die je ze haar
      hem om naar ook nog`,
      says: `zei zegt vroeg vraagt antwoordde antwoordt riep roept fluisterde fluistert mompelde
      zuchtte vervolgde hernam schreeuwde`,
      thinks: 'dacht',
      joints: 'van met in op te om',
      denies: 'nooit niet niemand zonder',
    },
    {
      past: /..[dt]e$/,
      pronouns: pronouns({ m: 'hij', f: 'zij ze', first: 'ik', plural: 'wij' }),
    },
  ),
  language(
    'sv',
    {
      common: `och att det som en på är av för med den till inte han hon var jag ett om hade men så
      sig från vi kan när`,
      says: 'sade sa säger frågade frågar svarade svarar ropade ropar viskade viskar mumlade utbrast',
      thinks: 'tänkte',
      joints: 'av med i på till om',
      denies: 'aldrig inte ingen utan',
    },
    {
      signs: /å/g,
      past: /..[dt]e$/,
      pronouns: pronouns({ m: 'han', f: 'hon', first: 'jag', plural: 'vi' }),
    },
  ),
  language('zh', { says: '说 道 问 答 喊 叫' }, { signs: /\p{Script=Han}/gu }),
  language('ja', {}, { signs: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu }),
];
