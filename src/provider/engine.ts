/** Something to say. */
export interface SpeechRequest {
  text: string;
  /** As the provider names it. */
  voice: string;
  /** How many times as fast as the voice is by itself. */
  rate: number;
  /** How it is said, in words; null for nothing of the kind. */
  style: string | null;
}

/** A picture to make. */
export interface ImageRequest {
  prompt: string;
  width: number;
  height: number;
  /** The same request gives the same picture, where a provider can do that. */
  seed: number;
  /** Pictures of what is to look the same: a portrait of each who is seen. */
  references: readonly { content: Uint8Array; type: string }[];
}

/** What was made: whole, of the type that its bytes say. */
export interface MadeContent {
  content: Uint8Array;
  type: string;
  /** By which the provider knows the request; null where it gave none. */
  id: string | null;
  /** How many units the provider counted; null where it does not say. */
  units: number | null;
}

export interface Asking {
  signal?: AbortSignal | undefined;
}

/** Of providers that answer later: what their request is known by, and who is told it at once. */
export interface AskingLater extends Asking {
  /** A UUID of ours, which a provider may take over. */
  id: string;
  /** Called as soon as the provider has the request, before the picture is waited for. */
  onAccepted?: ((id: string) => Promise<void>) | undefined;
  /** The provider's own id of a request that was accepted before: then nothing is asked anew. */
  resume?: string | undefined;
}

export interface SpeechEngine {
  readonly model: string;
  speak(request: SpeechRequest, asking: Asking): Promise<MadeContent>;
}

export interface ImageEngine {
  readonly model: string;
  /**
   * Whether a request of this id of ours has come to it, of whatever came of that: then it is taken up by it.
   * Null of engines that know none.
   */
  readonly knows: ((id: string, asking: Asking) => Promise<boolean>) | null;
  draw(request: ImageRequest, asking: AskingLater): Promise<MadeContent>;
}
