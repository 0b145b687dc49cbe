/** Pixels of a panel by its shape; apart from the drawing, which brings a renderer along. */
export const PANEL_SIZES = {
  '16:9': { width: 1280, height: 720 },
  '9:16': { width: 720, height: 1280 },
  '1:1': { width: 1080, height: 1080 },
} as const;
export type PanelShape = keyof typeof PANEL_SIZES;
