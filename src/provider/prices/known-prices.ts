import type { Price } from '../price-table.ts';

interface KnownPrice {
  /** Of the service whose own prices they are. */
  host: string;
  model: string;
  price: Price;
}

/** What is asked at the services' own addresses, as they said on the day of each. */
export const KNOWN_PRICES: readonly KnownPrice[] = [
  {
    host: 'api.openai.com',
    model: 'tts-1',
    price: {
      unit: 'character',
      price: 0.000015,
      currency: 'USD',
      date: '2025-11-02',
      source: 'https://developers.openai.com/api/docs/models/tts-1',
    },
  },
  {
    host: 'api.openai.com',
    model: 'tts-1-hd',
    price: {
      unit: 'character',
      price: 0.00003,
      currency: 'USD',
      date: '2025-11-02',
      source: 'https://developers.openai.com/api/docs/models/tts-1-hd',
    },
  },
];
