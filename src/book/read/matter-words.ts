/**
 * Front and back matter, by the names that publishers give it. Names are compared after
 * `foldTitle` (lower case, no accents, no punctuation), whole; a trailing `*` matches what follows.
 * A prologue, an epilogue and an interlude are chapters. A preface, a foreword, an introduction and
 * an afterword speak about the book and are left out.
 */
export interface Matter {
  reason: string;
  names: readonly string[];
  /** EPUB structural types (epub:type, landmarks, guide) that say the same. */
  types: readonly string[];
  /** False where a chapter of a story may bear the same name: then a chapter's type outweighs it. */
  certain: boolean;
}

export const MATTER: readonly Matter[] = [
  {
    reason: 'cover',
    certain: true,
    types: ['cover', 'frontcover', 'backcover'],
    names: `cover|front cover|back cover|cover page|cover image|umschlag|couverture
      |quatrieme de couverture|cubierta|portada|contraportada|copertina|capa|обложка|okladka|omslag
      |封面|表紙|표지`.split('|'),
  },
  {
    reason: 'title page',
    certain: true,
    types: ['titlepage', 'title-page', 'halftitlepage', 'halftitle', 'seriespage', 'frontispiece'],
    names: `titlepage|title page|half title|halftitle|half title page|halftitlepage|frontispiece
      |titelseite|titelblatt|titel|haupttitel|schmutztitel|page de titre|titre|faux titre
      |pagina de titulo|portadilla|frontespizio|occhiello|folha de rosto|титульный лист|titelpagina
      |titelsida|扉页|扉|속표지`.split('|'),
  },
  {
    reason: 'imprint or copyright page',
    certain: true,
    types: [
      'copyright-page',
      'imprint',
      'imprimatur',
      'colophon',
      'other-credits',
      'credits',
      'publishers',
    ],
    names:
      `copyright*|imprint|colophon|credits|uncopyright|publication details|publisher information
      |first published*|published by*|impressum|urheberrecht|rechtliche hinweise|mentions legales
      |acheve dimprimer|credits|pagina legal|pagina de creditos|creditos|derechos de autor|colofon
      |crediti|note legali|ficha tecnica|выходные данные|strona redakcyjna|版权页|版权信息|版權頁|奥付
      |판권`.split('|'),
  },
  {
    reason: 'licence',
    certain: true,
    types: ['license', 'licence'],
    names: `license|licence|the full project gutenberg*|full license|project gutenberg license
      |start full license|lizenz|licencia|licenza|the project gutenberg ebook*`.split('|'),
  },
  {
    reason: 'contents',
    certain: true,
    types: ['toc', 'toc-brief', 'landmarks', 'loi', 'lot', 'loa', 'lov', 'page-list'],
    names: `contents|table of contents|brief contents|list of illustrations|illustrations
      |list of plates|list of figures|list of tables|list of maps|inhalt|inhaltsverzeichnis
      |inhaltsubersicht|abbildungsverzeichnis|table des matieres|sommaire|table|table des illustrations
      |indice|indice general|contenido|tabla de contenidos|sumario|sommario|содержание|оглавление
      |зміст|съдържание|spis treści|obsah|inhoud|inhoudsopgave|innehåll|indhold|innhold|sisällys
      |içindekiler|περιεχόμενα|tartalom|tartalomjegyzék|cuprins|المحتويات|فهرست|תוכן העניינים|mục lục
      |daftar isi|สารบัญ|目录|目錄|目次|차례|목차
      |indice delle illustrazioni`.split('|'),
  },
  {
    reason: 'dedication or epigraph',
    certain: false,
    types: ['dedication', 'epigraph'],
    names: `dedication|epigraph|widmung|motto|dedicace|exergue|epigraphe|dedicatoria|epigrafe|dedica
      |посвящение|эпиграф|dedykacja|opdracht|tillägnan|ithaf|献词|獻詞|献辞|헌사
      `.split('|'),
  },
  {
    reason: 'preface or introduction',
    certain: false,
    types: ['foreword', 'preface', 'introduction', 'preamble'],
    names: `preface*|foreword*|introduction|introduction by*|introduction to*|introductory note
      |general introduction|editors introduction|publishers introduction|translators preface
      |vorwort*|einleitung|einfuhrung|geleitwort|preface de*|avant propos|avertissement|prefacio*
      |introduccion*|nota preliminar|prefazione*|introduzione*|premessa|предисловие*|введение
      |від автора|передмова|wstęp|przedmowa*|předmluva|voorwoord*|inleiding|förord*|forord*|esipuhe
      |önsöz|εισαγωγή|előszó|cuvânt înainte|مقدمة|مقدمه|הקדמה|kata pengantar|前言|自序|译者序|譯者序
      |まえがき|はじめに|序文|머리말|서문|작가의 말`.split('|'),
  },
  {
    reason: 'afterword',
    certain: false,
    types: ['afterword'],
    names: `afterword*|nachwort*|postface*|posfacio|postfazione*|послесловие*|posłowie*|doslov
      |nawoord*|efterord*|etterord*|sonsöz|后记|後記|あとがき|訳者あとがき|解説|후기`.split('|'),
  },
  {
    reason: 'acknowledgements',
    certain: false,
    types: ['acknowledgments', 'acknowledgements', 'contributors'],
    names: `acknowledgments|acknowledgements|acknowledgment|acknowledgement|thanks|danksagung|dank
      |remerciements|agradecimientos|ringraziamenti|agradecimentos|благодарности|podziękowania|dankwoord
      |tack|teşekkür|ευχαριστίες|köszönetnyilvánítás|致谢|致謝|謝辞|감사의 말`.split('|'),
  },
  {
    reason: 'about the author or the publisher',
    certain: true,
    types: ['biography'],
    names: `about the author*|about the publisher*|about the translator*|about the editor*
      |about this ebook*|about this book|about the book|also by*|other books by*|books by*|more by*
      |by the same author|praise for*|newsletter|advertisement|advertisements|discover more*
      |uber den autor*|uber die autorin*|uber das buch|zum buch|du meme auteur|de la meme auteure
      |a propos de lauteur*|lauteur|sobre el autor*|sobre la autora*|del mismo autor|lautore
      |sullautore|dello stesso autore`.split('|'),
  },
  {
    reason: 'notes or apparatus',
    certain: false,
    types: `appendix bibliography glossary index endnotes footnotes rearnotes notes notice
      revision-history errata answers qna`.split(/\s+/),
    names: `notes|endnotes|footnotes|note on the text|a note on the text|authors note|editors note
      |translators note|transcribers note|transcribers notes|publishers note|a note from the author
      |bibliography|works cited|references|index|glossary|appendix|appendices|maps|map|errata
      |dramatis personae|cast of characters|list of characters|anmerkungen|anmerkungen des autors
      |register|glossar|literaturverzeichnis|anhang|personenverzeichnis|bibliographie|glossaire
      |annexe|annexes|note de lauteur|notas|nota del autor|bibliografia|glosario|glossario|apendice
      |note|nota dellautore|appendice|indice analitico|примечания|комментарии|приложение|przypisy
      |noten|aantekeningen|noter|anmärkningar|notlar|dipnotlar|σημειώσεις|jegyzetek|注释|註釋|注釈|訳注
      |각주|미주|옮긴이 주`.split('|'),
  },
];

/** Types that say: this is the story. */
export const CHAPTER_TYPES: readonly string[] = [
  'chapter',
  'prologue',
  'epilogue',
  'interlude',
  'conclusion',
  'se:short-story',
  'se:novella',
];

export const PART_TYPES: readonly string[] = ['part', 'volume', 'division'];

/** Phrases of an imprint or a licence. Two of them on a short page that has no other name. */
export const IMPRINT_PHRASES: readonly RegExp[] = [
  /\bISBN(?:-1[03])?\b/,
  /\ball rights reserved\b/i,
  /(?:©|\(c\)|\bcopyright\b)\s*(?:by\s+)?(?:\p{L}+\s+){0,4}\d{4}/iu,
  /\bfirst (?:published|edition|printing)\b/i,
  /\b(?:published|printed) (?:by|in|for)\b/i,
  /\bno part of this (?:book|publication)\b/i,
  /\balle rechte vorbehalten\b/i,
  /\btous droits (?:de \p{L}+ )*reserves\b/iu,
  /\btodos los derechos reservados\b/i,
  /\btutti i diritti riservati\b/i,
  /\bproject gutenberg\b/i,
  /\blibrary of congress\b/i,
  /\bwww\.\S+/i,
];
