'use client'

import { NotHere } from '@/components/site/not-here'

/**
 * Shown in place of a page that broke in the browser. Every page loads it at first, so it takes no
 * button along; leaving by a plain link also starts afresh, which is what is wanted here.
 */
export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <NotHere title="This page stopped working">
      <p>
        {'A fault in Drydock, not in your work: what you saved is still on this device. '}
        {error.message ? <>The browser says: {error.message}</> : null}
      </p>
      <p className="mt-5 flex flex-wrap gap-2">
        <button
          type="button"
          className="rounded-2 bg-accent px-3 py-1 font-medium text-on-accent"
          onClick={reset}
        >
          Try again
        </button>
        <a href={`${process.env.BASE_PATH ?? ''}/`} className="link self-center">
          Back to the course
        </a>
      </p>
    </NotHere>
  )
}
