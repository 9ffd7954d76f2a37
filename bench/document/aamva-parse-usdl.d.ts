declare module "parse-usdl" {
  /** Elements by the library's own names; an element that it does not know throws unless errors are suppressed. */
  export function parse(
    text: string,
    options?: { suppressErrors: boolean },
  ): Record<string, string | undefined>;
}
