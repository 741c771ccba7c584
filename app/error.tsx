'use client'

import Link from 'next/link'

import { NotHere } from '@/components/site/not-here'
import { Button } from '@/components/ui/button'

/** Shown in place of a page that broke in the browser. */
export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <NotHere title="This page stopped working">
      <p>
        {'A fault in Drydock, not in your work: what you saved is still on this device. '}
        {error.message ? <>The browser says: {error.message}</> : null}
      </p>
      <p className="mt-5 flex flex-wrap gap-2">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <Link href="/" className="link self-center">
          Back to the course
        </Link>
      </p>
    </NotHere>
  )
}
