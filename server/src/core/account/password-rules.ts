const shortest = 8;
const longest = 128;
const special = "!@#$%^&*()_+-=[]{}|;:,.<>?";

/** The first rule that a password breaks, in one sentence; undefined where it keeps them all. */
export function brokenPasswordRule(password: string): string | undefined {
  if (password.length < shortest) return `A password has at least ${shortest} characters.`;
  if (password.length > longest) return `A password has at most ${longest} characters.`;
  if (!/[A-Z]/.test(password)) return "A password has at least one capital letter.";
  if (!/[a-z]/.test(password)) return "A password has at least one small letter.";
  if (!/\d/.test(password)) return "A password has at least one digit.";
  if (![...password].some((one) => special.includes(one)))
    return `A password has at least one of these signs: ${special}`;
  return undefined;
}
