import { foldName } from "./compare-names.ts";

/** Bare capitals where a barred letter is the letter under the bar, as readers of pictures see it: "Bjørn" is "BJORN". */
export function foldBare(text: string): string {
  return foldName(text.replaceAll("ø", "o").replaceAll("Ø", "O").replaceAll("đ", "d").replaceAll("Đ", "D"));
}
