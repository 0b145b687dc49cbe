// In a page of a browser: what the pages of a PDF look like.

/** The pages of a PDF, each as the address of a PNG that holds it whole. `reader` is the address of pdf.js. */
export async function pagesOf(base64, scale, reader) {
  const { getDocument } = await import(reader);
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const pdf = await getDocument({ data }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = await pdf.getPage(number);
    const viewport = sheet.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await sheet.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
    pages.push(canvas.toDataURL('image/png'));
  }
  return pages;
}
