import { expect, it } from 'vitest';
import { findLanguage } from './find-language.ts';

it.each([
  ['en', 'She came in, and the rain was on her coat. He stood at the window.'],
  ['en', '“Come,” said Ida.'],
  ['en', ''],
  ['de', 'Sie kam herein, und der Regen war auf ihrem Mantel. Er stand am Fenster.'],
  ['fr', 'Elle entra, et la pluie était sur son manteau. Il se tenait à la fenêtre.'],
  ['es', 'Ella entró, y la lluvia estaba en su abrigo. Él no se movió de la ventana.'],
  ['it', 'Lei entrò, e la pioggia era sul suo cappotto. Lui non si mosse dalla finestra.'],
  ['pt', 'Ela entrou, e a chuva estava no seu casaco. Ele não se moveu da janela.'],
  ['pl', 'Weszła do domu, a deszcz był na jej płaszczu. On nie ruszył się od okna.'],
  ['ru', 'Она вошла, и дождь был на её пальто. Он не отошёл от окна.'],
  ['zh', '她走进来，雨水还在她的大衣上。他站在窗边。'],
  ['ja', '彼女は入ってきた。雨がコートについていた。'],
  ['und', 'Hän tuli sisään ja sade oli takilla. '.repeat(8)],
])('finds %s', (code, prose) => {
  expect(findLanguage(prose).code).toBe(code);
});
