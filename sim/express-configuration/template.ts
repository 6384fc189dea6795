/** Fills `{variable}`s of a template in, escaped for addresses. What a template doesn't know is left as it is. */
export function fill(template: string, variables: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = variables[name]
    return value === undefined ? whole : encodeURIComponent(value)
  })
}
