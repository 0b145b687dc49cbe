/** Goldenrod's client, for browser and Node: the contract and what speaks it. */

export * from '../contract/index.ts';
export { type CallInput, type Client, type ClientOptions, createClient } from './create-client.ts';
