import { NotHere } from '@/components/site/not-here'

/** In place of a page whose content is broken, while it is being written; a build stops instead. */
export function Broken({ said }: { said: string }) {
  return (
    <NotHere title="This page has mistakes in its files">
      <p>
        Save what you mended: the page comes back by itself, or when it is loaded again. The other lessons and
        labs are not concerned.
      </p>
      <pre className="mt-5 overflow-x-auto rounded-2 border border-line p-4 text-13">{said}</pre>
    </NotHere>
  )
}
