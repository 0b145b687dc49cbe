import { language, pronouns, titles } from './language.ts';

export const ITALIAN = language(
  'it',
  {
    common: `il lo la i gli le di e che è un una non per con si del della in sono era ma come più al
    alla nel nella da dal mi ci ho ha anche aveva tutto questo io lui lei se`,
    says: `disse dice dissi chiese chiede chiesi domandò domanda domandai rispose risponde risposi
    esclamò esclama gridò grida gridai mormorò mormora sussurrò sussurra aggiunse aggiunge replicò
    replica ribatté continuò continua proseguì spiegò spiega insisté insistette affermò assicurò
    confessò ordinò pregò supplicò avvertì osservò commentò balbettò borbottò brontolò sospirò
    singhiozzò gemette rise interruppe ripeté propose suggerì dichiarò annunciò protestò obiettò
    ammise concluse promise mentì salutò urlò strillò fece riprese soggiunse`,
    saying: 'dire detto dicendo rispondere gridare chiedere',
    thinks: 'pensò pensai pensa',
    articles: "il lo la i gli le un uno una l' mio mia suo sua questo quella",
    joints: 'di del della dello con per da in a al come',
    naming: 'parola parole nome chiamato chiamata intitolato intitolata titolo frase',
    denies: 'mai non senza nessuno né',
    supposes: 'se avesse avrebbe voleva',
  },
  {
    signs: /[ìò]/g,
    past: /(?:ò|ì|é|[aei]va|sse|nse|ose|ise|nne|tte)$/,
    titles: titles({ m: 'signor', f: 'signora signorina' }),
    pronouns: pronouns({ m: 'lui egli', f: 'lei ella', first: 'io', plural: 'loro essi noi' }),
  },
);
