import type { MessageContent } from "#core/message/message.ts";

/** How a code is told: subject and text, with the code and the minutes for which it counts. */
type CodeText = (code: string, minutes: number) => Pick<MessageContent, "subject" | "text">;

const english: CodeText = (code, minutes) => ({
  subject: `Your code: ${code}`,
  text: `Your code is ${code}. It counts for ${minutes} minutes. Give it to nobody.`,
});

const texts: Readonly<Record<string, CodeText>> = {
  de: (code, minutes) => ({
    subject: `Ihr Code: ${code}`,
    text: `Ihr Code ist ${code}. Er gilt ${minutes} Minuten. Geben Sie ihn niemandem.`,
  }),
  es: (code, minutes) => ({
    subject: `Su código: ${code}`,
    text: `Su código es ${code}. Vale durante ${minutes} minutos. No se lo dé a nadie.`,
  }),
  fr: (code, minutes) => ({
    subject: `Votre code : ${code}`,
    text: `Votre code est ${code}. Il est valable ${minutes} minutes. Ne le donnez à personne.`,
  }),
  it: (code, minutes) => ({
    subject: `Il suo codice: ${code}`,
    text: `Il suo codice è ${code}. Vale per ${minutes} minuti. Non lo dia a nessuno.`,
  }),
  pt: (code, minutes) => ({
    subject: `O seu código: ${code}`,
    text: `O seu código é ${code}. Vale durante ${minutes} minutos. Não o dê a ninguém.`,
  }),
};

/** A code in the person's language, or in English. */
export function textOfCode(language: string, code: string, minutes: number): ReturnType<CodeText> {
  const write = texts[language.toLowerCase().split("-")[0] ?? ""] ?? english;
  return write(code, minutes);
}
