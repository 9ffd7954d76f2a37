/** The core's spelling of a field's name: `webhookStrict200` → `webhook-strict-200`. */
export function kebabCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])|([a-z])([0-9])/g, "$1$3-$2$4").toLowerCase();
}
