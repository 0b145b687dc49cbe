import { language, pronouns, titles } from './language.ts';

export const GERMAN = language(
  'de',
  {
    common: `der die das und ist nicht ich sie er es ein eine einen mit von zu auf dem den sich auch
    war hatte aber noch nach wie wenn man so für bei aus wird über wir ihr`,
    says: `sagte sagt fragte fragt antwortete antwortet erwiderte erwidert rief ruft meinte meint
    flüsterte flüstert murmelte murmelt schrie schreit brummte brummt entgegnete entgegnet erklärte
    erklärt bemerkte bemerkt versetzte versicherte begann bat bestätigte wiederholte stammelte
    stotterte seufzte lachte knurrte zischte brüllte kreischte jammerte klagte befahl gestand
    unterbrach verlangte hauchte raunte schluchzte stöhnte keuchte krächzte sprach spricht
    erkundigte warnte drohte widersprach protestierte schimpfte spottete scherzte ergänzte staunte
    mahnte tröstete schnaubte fauchte äußerte versprach berichtete erzählte log maulte nörgelte
    fügte fuhr gab`,
    saying: 'sagen gesagt sage rufen gerufen fragen gefragt antworten geantwortet',
    thinks: 'dachte denkt',
    articles:
      'der die das ein eine einen einem dem den mein meine sein seine ihr ihre dieser diese jener',
    joints: 'von mit zu aus als in an auf für bei des',
    naming: 'wort worte namens genannt nannte titel hieß heißt überschrift',
    denies: 'nie niemals nicht niemand ohne kein keiner keine weder',
    supposes: 'wenn falls ob hätte würde wollte',
  },
  {
    signs: /[ß]/g,
    past: /...te$/,
    titles: titles({ m: 'herr', f: 'frau fräulein' }),
    pronouns: pronouns({ m: 'er', f: 'sie', any: 'es', first: 'ich', plural: 'wir' }),
  },
);
