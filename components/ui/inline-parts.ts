export type InlinePart = { readonly kind: 'text' | 'code'; readonly text: string }

/** Splits a sentence at its backticks: what stands between a pair is code. A lone backtick is text. */
export function inlineParts(source: string): InlinePart[] {
  const pieces = source.split('`')
  const lone = pieces.length % 2 === 0 ? pieces.length - 1 : -1
  return pieces.flatMap((text, index) => {
    if (index === lone) return [{ kind: 'text' as const, text: `\`${text}` }]
    return text === '' ? [] : [{ kind: index % 2 === 1 ? ('code' as const) : ('text' as const), text }]
  })
}
