/** Scenarios, cases and the guide speak of the reference; what they say of it, they say of any other target. */
export const inWordsOf =
  (target: string) =>
  (text: string): string =>
    text.replaceAll('Alpacon', target)
