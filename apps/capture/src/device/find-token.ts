const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The session's token in the page's address: a part of the path, or a query parameter as Yoti's web page has it. */
export function findToken(url: URL): string | undefined {
  const inQuery = url.searchParams.get("sessionToken");
  if (inQuery !== null && inQuery !== "") return inQuery;
  const parts = url.pathname.split("/").filter((part) => part !== "");
  return parts.findLast((part) => jwt.test(part)) ?? (parts.length > 1 ? parts.at(-1) : undefined);
}

/** The language that the address asks for, as Didit's has it before the session, or InContext's as a query. */
export function findLanguage(url: URL): string | undefined {
  const asked = url.searchParams.get("lang");
  if (asked !== null) return asked;
  const [, language, next] = url.pathname.split("/");
  return next === "session" ? language : undefined;
}
