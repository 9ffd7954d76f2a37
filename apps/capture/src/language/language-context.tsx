import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { createTranslator, type Translator } from "./translate.ts";

/** What the screens speak with, and how to speak another language. */
export interface Speech {
  readonly t: Translator;
  readonly setLanguage: (language: string) => void;
}

const Context = createContext<Speech>({ t: createTranslator("en", {}), setLanguage: () => undefined });
export const SpeechProvider = Context.Provider;

/** The language of the page. */
export function useSpeech(): Speech {
  return useContext(Context);
}

/** The translator alone. */
export function useText(): Translator {
  return useContext(Context).t;
}
