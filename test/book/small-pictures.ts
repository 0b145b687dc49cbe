const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

/** A picture of each type that a cover may be, 4 x 6 pixels. */
export const SMALL_PICTURES = {
  'image/png': bytes(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAGCAIAAABrW6giAAAACXBIWXMAAAABAAAAAQBPJcTWAAAAEElEQVR4nGMwDimHIwZKOQCayxfRC+UiywAAAABJRU5ErkJggg==',
  ),
  'image/jpeg': bytes(
    '/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU4LjQyLjEwMAD/2wBDAAgEBAQEBAUFBQUFBQYGBgYGBgYGBgYGBgYHBwcICAgHBwcGBgcHCAgICAkJCQgICAgJCQoKCgwMCwsODg4RERT/xABLAAEBAAAAAAAAAAAAAAAAAAAABgEBAAAAAAAAAAAAAAAAAAAABRABAAAAAAAAAAAAAAAAAAAAABEBAAAAAAAAAAAAAAAAAAAAAP/AABEIAAYABAMBIgACEQADEQD/2gAMAwEAAhEDEQA/AI4AuMf/2Q==',
  ),
  'image/webp': bytes(
    'UklGRjIAAABXRUJQVlA4ICYAAACQAQCdASoEAAYAAgA0JYgCdLoAA5gA/vCbQ+KAUjhzvzfY9mOAAA==',
  ),
  'image/gif': new Uint8Array(
    Buffer.concat([
      Buffer.from('GIF89a\x04\0\x06\0\x80\0\0', 'latin1'),
      Buffer.from([0, 0, 0, 0x33, 0x55, 0x77]),
      // A remark, then the picture: a descriptor, the size of a code, one piece of codes, the end.
      Buffer.from([0x21, 0xfe, 2, 0x2c, 0x3b, 0]),
      Buffer.from([
        0x2c, 0, 0, 0, 0, 4, 0, 6, 0, 0, 2, 6, 0x8c, 0x8f, 0xa9, 0xcb, 0xed, 0x5f, 0, 0x3b,
      ]),
    ]),
  ),
} as const;

/** WebP without loss, 4 x 6 pixels. */
export const LOSSLESS_WEBP = bytes('UklGRiIAAABXRUJQVlA4TBYAAAAvA0ABAAfQqtIUr/8BgCD8b5uI6H8I');
