import createCode from "qrcode-generator";

const quiet = 4;

/** A QR code, drawn as one path. Dark on white in dark mode too: cameras want it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = createCode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * quiet;
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(count, (row, column) => code.isDark(row, column))} fill="#000" />
    </svg>
  );
}

function pathOf(count: number, isDark: (row: number, column: number) => boolean): string {
  let path = "";
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (isDark(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
    }
  }
  return path;
}
