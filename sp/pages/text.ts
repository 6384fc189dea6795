const longest = 100

/** A text as lists show it: cut where it would fill the page, and said to be cut by an ellipsis. */
export function shortened(text: string): string {
  const letters = [...text]
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`
}

/** "1 member", "5,000 members". */
export function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
