import { westernFigures } from './number-value.ts';

/** A division as Chinese, Japanese and Korean books number it: 第十二章, 卷一, 제3장, 上巻. */
export interface CjkDivision {
  kind: 'chapter' | 'part';
  word: string;
  ordinal: string;
  rest: string;
  value: number | null;
}

const DIGITS: Record<string, number> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 两: 2, 兩: 2 },
  ...{ 壹: 1, 贰: 2, 貳: 2, 叁: 3, 參: 3, 壱: 1, 弐: 2, 参: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8 },
  ...{ 玖: 9, 일: 1, 이: 2, 삼: 3, 사: 4, 오: 5, 육: 6, 칠: 7, 팔: 8, 구: 9 },
};
const UNITS: Record<string, number> = {
  ...{ 十: 10, 拾: 10, 百: 100, 千: 1000, 십: 10, 백: 100, 廿: 20, 卅: 30 },
};

const CHAPTERS = '章|回|话|話|节|節|折|幕|场|場|信|장|화|회|막';
const PARTS = '部分|部|卷|巻|篇|編|编|集|册|冊|季|부|권|편';
const NUMBER = '[〇零一二三四五六七八九十百千两兩廿卅壹贰貳叁參壱弐参肆伍陆柒捌玖拾]{1,8}';
const KOREAN = '[일이삼사오육칠팔구십백]{1,6}';
const FIGURES = '\\p{Nd}{1,4}';

/** What may part a number from its name; without it the whole line has to be short and no sentence. */
const PARTED = /^(?:\s*[:：.．、，,·・—–-]+\s*|\s+|$)/u;
const MAX_UNPARTED = 25;
const SENTENCE = /[。，；！？…」』”,.!?]/u;

const AFTER_WORD = new RegExp(`^第\\s*(${NUMBER}|${FIGURES})\\s*(${CHAPTERS}|${PARTS})`, 'u');
const KOREAN_ORDER = new RegExp(`^제\\s*(${FIGURES}|${KOREAN})\\s*(${CHAPTERS}|${PARTS})`, 'u');
const FIGURES_FIRST = new RegExp(`^(${FIGURES})\\s*(${CHAPTERS}|부|권|편|部|卷|巻)`, 'u');
const WORD_FIRST = new RegExp(
  `^(卷|巻|部|篇|回|章|話|其)\\s*[之の]?\\s*(${NUMBER}|${FIGURES})`,
  'u',
);
const UPPER_LOWER = /^(上|中|下|前|後|后)(卷|巻|册|冊|部|篇|編|编|集)/u;

const IS_PART = new RegExp(`^(?:${PARTS})$`, 'u');
const BARE_NUMBER = new RegExp(
  `^[（(〔【]?(${NUMBER})(?:[）)〕】]\\s*|[、.．:：]\\s*|\\s+|$)`,
  'u',
);

/** Of lines without any of these nothing else has to be asked. */
const CJK = /[\u3400-\u9fff\uac00-\ud7af\u3007]/;

/** Reads the number that a heading begins with, or null. */
export function readCjkDivision(title: string): CjkDivision | null {
  if (!CJK.test(title)) return null;
  const found =
    match(AFTER_WORD, title, 1, 2) ??
    match(KOREAN_ORDER, title, 1, 2) ??
    match(FIGURES_FIRST, title, 1, 2) ??
    match(WORD_FIRST, title, 2, 1) ??
    match(UPPER_LOWER, title, 1, 2);
  if (!found) return null;
  const after = title.slice(found.ordinal.length);
  const parted = PARTED.exec(after);
  const strict = !/^[第제]/u.test(title);
  if (!parted && (strict || title.length > MAX_UNPARTED || SENTENCE.test(after))) return null;
  const part = found.word === '其' ? false : IS_PART.test(found.word);
  return { ...found, kind: part ? 'part' : 'chapter', rest: after.slice(parted?.[0].length ?? 0) };
}

/** A bare "十二", "（三）" or "一、" at the beginning of a heading, with its name. */
export function readCjkNumber(
  title: string,
): { ordinal: string; rest: string; value: number } | null {
  const found = CJK.test(title) ? BARE_NUMBER.exec(title) : null;
  const value = found ? cjkValue(found[1] ?? '') : null;
  if (!found || value === null) return null;
  const rest = title.slice(found[0].length);
  return SENTENCE.test(rest) || rest.length > MAX_UNPARTED
    ? null
    : { ordinal: found[1] ?? '', rest, value };
}

function match(pattern: RegExp, title: string, number: number, word: number) {
  const found = pattern.exec(title);
  if (!found) return null;
  return {
    ordinal: found[0],
    word: found[word] ?? '',
    value: cjkValue(found[number] ?? ''),
  };
}

/** 十二 is 12, 二十 20, 一百零三 103, 一二 12 as well; null for what has no value. */
function cjkValue(text: string): number | null {
  const figures = westernFigures(text);
  if (/^\d{1,4}$/.test(figures)) return Number(figures);
  let total = 0;
  let digits = '';
  for (const char of text) {
    const unit = UNITS[char];
    const digit = DIGITS[char];
    if (digit !== undefined) digits += digit;
    else if (unit === undefined) return null;
    else {
      total += (digits === '' ? 1 : Number(digits)) * unit;
      digits = '';
    }
  }
  return total + Number(digits || 0);
}
