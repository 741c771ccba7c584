import { Pencil } from '@/components/ui/page-icons'

type EditProps = {
  /** From course.yaml; null where nobody said. */
  repository: string | null
  /** Path of the lesson from the project's root. */
  file: string
}

/** Where a mistake in the text can be mended; without an address, at least the file. */
export function EditThisPage({ repository, file }: EditProps) {
  if (repository === null)
    return (
      <p className="mt-6 text-13 text-ink-3">
        This page is written in <code className="[overflow-wrap:anywhere]">{file}</code>
      </p>
    )
  return (
    <p className="mt-6 text-13">
      <a
        href={`${repository}${file}`}
        rel="noreferrer"
        className="link inline-flex min-h-6 items-center gap-1.5"
      >
        <Pencil aria-hidden className="size-3.5" />
        Edit this page
      </a>
    </p>
  )
}
