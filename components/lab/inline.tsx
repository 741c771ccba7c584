/** Text with `code` between backticks, as authors write it in YAML and rules in their messages. */
export function Inline({ text }: { text: string }) {
  return text.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      <code key={index} className="text-[0.92em]">
        {piece}
      </code>
    ) : (
      piece
    ),
  )
}
