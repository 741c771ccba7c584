/** BuildKit's messages begin small and end without a full stop. */
export function sentence(message: string): string {
  const text = message.trim()
  const begun = /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`
}
