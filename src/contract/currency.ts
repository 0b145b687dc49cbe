import { z } from 'zod';

/** `USD`, `EUR`. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'a currency has three capital letters, as USD');
