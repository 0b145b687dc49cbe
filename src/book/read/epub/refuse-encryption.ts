import { AppError } from '../../../contract/error.ts';
import type { Zip } from '../zip.ts';
import { decodeMarkup } from './decode-markup.ts';
import { attribute, descendants, parseXml } from './xml-tree.ts';

const ENCRYPTION = 'META-INF/encryption.xml';

/** Fonts may be obfuscated in any EPUB, by these two methods; that is no copy protection. */
const FONT_OBFUSCATION = ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'];

/** @throws AppError book.encrypted where the book's text is under copy protection (DRM) */
export function refuseEncryption(zip: Zip): void {
  const bytes = zip.read(ENCRYPTION);
  if (!bytes) return;
  const root = parseXml(decodeMarkup(bytes, ENCRYPTION), ENCRYPTION);
  for (const data of descendants(root, 'encrypteddata')) {
    const algorithm = attribute(descendants(data, 'encryptionmethod')[0], 'Algorithm');
    if (FONT_OBFUSCATION.includes(algorithm)) continue;
    const file = attribute(descendants(data, 'cipherreference')[0], 'URI') || 'its text';
    throw new AppError('book.encrypted', `The book is copy-protected: ${file} is encrypted.`, {
      hint: 'Ask the publisher for a copy without DRM.',
    });
  }
}
