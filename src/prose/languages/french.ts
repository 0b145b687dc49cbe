import { language, pronouns, titles } from './language.ts';

export const FRENCH = language(
  'fr',
  {
    common: `le la les de des et est un une dans il elle que qui ne pas je vous nous à au aux sur pour
    avec son sa ses se ce cette mais était avait du tout plus lui en par comme bien`,
    says: `dit dis demanda demande répondit répond répliqua réplique cria crie écria s'écria m'écriai
    s'écrie murmura murmure chuchota chuchote reprit reprend ajouta ajoute fit continua continue
    poursuivit déclara expliqua explique affirma annonça observa remarqua exclama s'exclama hurla
    gémit grogna soupira balbutia bégaya interrogea insista protesta supplia ordonna souffla lança
    rétorqua riposta conclut avoua admit promit interrompit répéta répète objecta commença acheva
    gronda ricana sanglota articula bredouilla marmonna proposa conseilla assura jura implora
    questionna mentit demandai répondis criai murmurai repris ajoutai continuai répliquai`,
    saying: 'dire disant répondre crier demander',
    thinks: 'pensa pense songea pensai songeai',
    articles: `le la les un une l' mon ma son sa ses leur ce cet cette notre votre`,
    joints: "de d' du des à au aux par pour en dans avec sur",
    naming: 'mot mots nom nommé nommée appelé appelée intitulé intitulée titre phrase',
    denies: "jamais pas ne n' sans personne ni",
    supposes: "si s' comme aurait voulait voulut faillit",
  },
  {
    signs: /[œçêù]/g,
    past: /(?:[^r]a|[^r]ai|[iuî]t|int|ait|ais|rent|aient)$/,
    titles: titles({ m: 'monsieur abbé', f: 'madame mme mademoiselle mlle' }),
    pronouns: pronouns({ m: 'il', f: 'elle', first: "je j'", plural: 'ils elles nous on' }),
    tagsInside: true,
  },
);
