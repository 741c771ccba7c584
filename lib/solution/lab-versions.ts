type Files = Readonly<Record<string, string>>

/** What is known of a lab's change, in words: which of the student's files begin differently now. Null: not known how they were. */
export function whatChanged(begun: Files | null, starter: Files): string {
  if (!begun) return 'What was changed is not known; you can compare them with the new start.'
  const named = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`${title}: ${names.join(', ')}.`] : []
  const said = [
    ...named('Begins differently now', changedFiles(begun, starter)),
    ...named(
      'New',
      Object.keys(starter).filter((name) => !(name in begun)),
    ),
    ...named(
      'Not part of it any more',
      Object.keys(begun).filter((name) => !(name in starter)),
    ),
  ]
  return said.length > 0
    ? said.join(' ')
    : 'Your files begin as before: its objectives or the files beside yours are others.'
}

/** Files of both versions whose start is another. */
export function changedFiles(begun: Files, starter: Files): string[] {
  return Object.keys(starter).filter((name) => name in begun && begun[name] !== starter[name])
}
