/** What JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object as JSON carries it. */
export type JsonObject = { readonly [key: string]: Json };
