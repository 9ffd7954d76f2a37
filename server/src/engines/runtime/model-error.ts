/** The steps in which a model gets ready. */
export type ModelStep = "find" | "download" | "extract" | "convert" | "verify";

/** What went wrong with a model, and what the operator can do about it. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly model: string;
  readonly step: ModelStep;
  constructor(about: { model: string; step: ModelStep; advice: string; cause?: unknown }) {
    super(`Model ${about.model}, step ${about.step}: ${about.advice}`, { cause: about.cause });
    this.model = about.model;
    this.step = about.step;
  }
}
