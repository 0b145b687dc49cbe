import { language, pronouns, titles } from './language.ts';

export const PORTUGUESE = language(
  'pt',
  {
    common: `o a os as de e que em um uma não se com por do da no na ao à dos das é era mas como mais
    para eu ele ela seu sua estava tudo todo me lhe já muito isso quando foi`,
    says: `disse diz perguntou pergunta perguntei respondeu responde respondi exclamou exclama gritou
    grita gritei murmurou murmura sussurrou sussurra acrescentou replicou retrucou continuou
    prosseguiu explicou explica insistiu afirmou assegurou confessou ordenou pediu rogou suplicou
    advertiu observou comentou balbuciou gaguejou resmungou suspirou soluçou gemeu riu interrompeu
    repetiu propôs sugeriu declarou anunciou protestou objetou admitiu concluiu prometeu mentiu
    cumprimentou berrou indagou tornou atalhou volveu redarguiu falou fez`,
    saying: 'dizer dito dizendo responder gritar perguntar',
    thinks: 'pensou pensei pensa',
    articles: 'o a os as um uma meu minha seu sua este esta aquele aquela',
    joints: 'de do da com por para em no na ao à como',
    naming: 'palavra palavras nome chamado chamada intitulado título frase',
    denies: 'nunca jamais não sem ninguém nem',
    supposes: 'se tivesse teria queria',
  },
  {
    signs: /[ãõ]/g,
    past: /(?:ou|eu|iu|ei|ava|ia|ram|ôs|isse)$/,
    titles: titles({ m: 'senhor', f: 'senhora' }),
    pronouns: pronouns({ m: 'ele', f: 'ela', first: 'eu', plural: 'eles elas nós' }),
  },
);
