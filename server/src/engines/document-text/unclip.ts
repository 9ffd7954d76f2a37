import type { TurnedRect } from "./min-rect.ts";

/**
 * Grows a rectangle on all sides by area · ratio / perimeter. The detector learned text shrunk by that rule
 * (differentiable binarisation, Liao and others, 2019), so this gives the text's own extent back.
 */
export function unclip(rect: TurnedRect, ratio: number): TurnedRect {
  const distance = (rect.width * rect.height * ratio) / (2 * (rect.width + rect.height));
  return { ...rect, width: rect.width + 2 * distance, height: rect.height + 2 * distance };
}
