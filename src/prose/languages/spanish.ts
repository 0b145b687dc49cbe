import { language, pronouns, titles } from './language.ts';

export const SPANISH = language(
  'es',
  {
    common: `el la los las de y que en un una no se con por su del al lo le más pero como me ya muy
    todo esta está había era estaba sin sobre yo mi también cuando junto hasta`,
    says: `dijo dice dije preguntó pregunta pregunté respondió responde respondí contestó contesta
    contesté exclamó exclama exclamé gritó grita grité murmuró murmura murmuré susurró susurra añadió
    añade añadí repuso replicó replica repliqué continuó continúa prosiguió explicó explica insistió
    insiste afirmó aseguró confesó ordenó pidió rogó suplicó advirtió observó comentó balbuceó
    tartamudeó masculló gruñó suspiró sollozó gimió rió interrumpió intervino repitió propuso sugirió
    declaró anunció indicó señaló protestó objetó admitió aceptó asintió negó concluyó terminó
    prometió mintió bromeó saludó musitó chilló bramó espetó inquirió interrogó quiso`,
    saying: 'decir dicho diciendo responder gritar preguntar',
    thinks: 'pensó pensé piensa',
    articles: 'el la los las un una unos unas mi su sus este esta aquel aquella nuestro',
    joints: 'de del a al con por para en como',
    naming: 'palabra palabras nombre llamado llamada titulado titulada título frase',
    denies: 'nunca jamás no sin nadie ni',
    supposes: 'si hubiera hubiese habría quería quiso',
  },
  {
    signs: /[¿¡ñ]/g,
    past: /(?:ó|é|í|aba|ía|aron|ieron|dijo|puso|uvo|vino|dijeron)$/,
    titles: titles({ m: 'señor señorito don', f: 'señora señorita sra srta' }),
    pronouns: pronouns({ m: 'él', f: 'ella', first: 'yo', plural: 'ellos ellas nosotros' }),
  },
);
